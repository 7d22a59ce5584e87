--: with
carts as (
    select customer_key, event_id as id, position from fact_web_event
    where type = 'customer.cart.item_added' and not led_to_order and customer_key is not null
        and occurred_at >= coalesce((:from)::timestamp, timestamp '1900-01-01')
        and occurred_at < coalesce((:to)::timestamp, (:now)::timestamp) and occurred_at < (:now)::timestamp)
--: members
select customer_key as key from carts
--: evidence
select id, position from carts
