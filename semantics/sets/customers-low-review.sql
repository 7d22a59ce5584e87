--: with
low as (
    select f.customer_key, r.event_id as id, r.position
    from fact_review r join fact_fulfilment f on f.order_key = r.order_key
    where r.score <= 2 and f.customer_key is not null and r.created_at >= coalesce((:from)::timestamp, timestamp '1900-01-01')
        and r.created_at < coalesce((:to)::timestamp, (:now)::timestamp) and r.created_at < (:now)::timestamp)
--: members
select customer_key as key from low
--: evidence
select id, position from low
