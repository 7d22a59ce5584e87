-- A review is about an order, and counts once for each of its products.
--: with
reviewed as (
    select l.product_key, r.score, r.event_id as id, r.position
    from fact_review r join (select distinct order_key, product_key from fact_order_line where product_key is not null) l on l.order_key = r.order_key
    where r.score is not null and r.created_at >= coalesce((:from)::timestamp, timestamp '1900-01-01')
        and r.created_at < coalesce((:to)::timestamp, (:now)::timestamp) and r.created_at < (:now)::timestamp),
low as (select product_key from reviewed group by product_key having avg(score) < 3)
--: members
select product_key as key from low
--: evidence
select id, position from reviewed where product_key in (select product_key from low)
