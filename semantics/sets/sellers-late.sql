--: with
late as (
    select l.seller_key, f.event_id as id, f.position
    from fact_fulfilment f join fact_order_line l on l.order_key = f.order_key
    where l.seller_key is not null and f.status = 'delivered' and f.delivered_at::date > f.estimated_delivery_at::date
        and f.delivered_at >= coalesce((:from)::timestamp, timestamp '1900-01-01')
        and f.delivered_at < coalesce((:to)::timestamp, (:now)::timestamp) and f.delivered_at < (:now)::timestamp)
--: members
select seller_key as key from late
--: evidence
select id, position from late
