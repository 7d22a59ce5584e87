-- A review is about an order, and counts once for each of its sellers.
--: with
reviewed as (
    select l.seller_key, r.score, r.event_id as id, r.position
    from fact_review r join (select distinct order_key, seller_key from fact_order_line where seller_key is not null) l on l.order_key = r.order_key
    where r.score is not null and r.created_at >= coalesce((:from)::timestamp, timestamp '1900-01-01')
        and r.created_at < coalesce((:to)::timestamp, (:now)::timestamp) and r.created_at < (:now)::timestamp),
low as (select seller_key from reviewed group by seller_key having avg(score) < 3)
--: members
select seller_key as key from low
--: evidence
select id, position from reviewed where seller_key in (select seller_key from low)
