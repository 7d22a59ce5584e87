-- What is left and not promised to orders, beside what was sold in the last 28 days.
--: with
sold as (
    select l.product_key, sum(l.quantity)::double as n from fact_order_line l join fact_fulfilment f on f.order_key = l.order_key
    where f.placed_at >= (:now)::timestamp - interval 28 day and f.placed_at < (:now)::timestamp and f.status not in ('canceled', 'unavailable')
    group by l.product_key),
low as (
    select s.product_key, arg_max(s.event_id, s.position) as id, max(s.position) as position
    from fact_stock s join sold using (product_key)
    group by s.product_key, sold.n
    having sum(s.on_hand - s.allocated) > 0 and sum(s.on_hand - s.allocated) < 14 * sold.n / 28)
--: members
select product_key as key from low
--: evidence
select id, position from low
