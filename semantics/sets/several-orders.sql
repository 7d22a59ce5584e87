--: with
orders_of as (
    select customer_key, placed_event_id as id, placed_position as position, count(*) over (partition by customer_key) as orders
    from fact_fulfilment
    where customer_key is not null and placed_at >= coalesce((:from)::timestamp, timestamp '1900-01-01')
        and placed_at < coalesce((:to)::timestamp, (:now)::timestamp) and placed_at < (:now)::timestamp)
--: members
select customer_key as key from orders_of where orders > 1
--: evidence
select id, position from orders_of where orders > 1
