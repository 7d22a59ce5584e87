--: with
late as (
    select f.customer_key, f.event_id as id, f.position
    from fact_fulfilment f
    where f.customer_key is not null and f.status = 'delivered' and f.delivered_at::date > f.estimated_delivery_at::date
        and f.delivered_at >= coalesce((:from)::timestamp, timestamp '1900-01-01')
        and f.delivered_at < coalesce((:to)::timestamp, (:now)::timestamp) and f.delivered_at < (:now)::timestamp)
--: members
select customer_key as key from late
--: evidence
select id, position from late
