-- What came before customers of high value left. High value: the dearest fifth. Left: whose silence has a chance of less
-- than 2 % at their rhythm (see at-risk.sql). The last orders of those who left are set beside orders of high-value
-- customers that were followed by another: which kinds of event do they hold more often, and how sure is it (z of two
-- proportions, pooled).
--: with
orders_of as (
    select f.order_key, f.customer_key, f.placed_at, f.placed_event_id as id, f.placed_position as position,
        case when f.status not in ('canceled', 'unavailable') and f.item_count > 0 then f.order_value else 0 end as revenue,
        f.status = 'delivered' and f.delivered_at::date > f.estimated_delivery_at::date as late,
        f.status = 'delivered' and date_diff('day', f.placed_at, f.delivered_at) > 14 as slow,
        coalesce(f.lowest_review_score, 5) <= 2 as bad_review, f.status = 'canceled' as cancelled, f.status = 'unavailable' as unavailable,
        row_number() over (partition by f.customer_key order by f.placed_at desc, f.order_id desc) = 1 as last,
        exists (select 1 from fact_web_event w where w.customer_key = f.customer_key and w.type = 'revenue.payment.failed'
            and w.occurred_at between f.placed_at - interval 1 hour and f.placed_at + interval 7 day) as payment_failed
    from fact_fulfilment f join asked on asked.key = f.order_key
    where f.customer_key is not null),
buyers as (
    select customer_key, count(*) as orders, sum(revenue) as revenue, max(placed_at) as last_at,
        date_diff('day', min(placed_at)::date, max(placed_at)::date) as span
    from orders_of group by customer_key),
everybody as (select sum(span) / nullif(sum(orders - 1), 0) as gap from buyers),
dear as (select * from (select *, percent_rank() over (order by revenue) as place from buyers) where place >= 0.8),
judged as (
    select d.*, exp(-date_diff('day', last_at::date, (:now)::timestamp::date) / ((span + gap) / orders)) < 0.02 as gone
    from dear d, everybody where gap > 0),
compared as (
    select o.*, o.last as left_after from orders_of o join judged j on j.customer_key = o.customer_key
    where j.gone and o.last or not o.last),
kinds as (
    select left_after, count(*) as orders, unnest([
        {'what': 'late delivery', 'n': count(*) filter (late)}, {'what': 'more than 14 days of delivery', 'n': count(*) filter (slow)},
        {'what': 'review of 1 or 2', 'n': count(*) filter (bad_review)}, {'what': 'order cancelled', 'n': count(*) filter (cancelled)},
        {'what': 'order unavailable', 'n': count(*) filter (unavailable)}, {'what': 'payment failed', 'n': count(*) filter (payment_failed)}], recursive := true)
    from compared group by left_after),
beside as (
    select l.what, l.n as left_n, l.orders as left_orders, s.n as stayed_n, s.orders as stayed_orders,
        l.n / l.orders as left_share, s.n / s.orders as stayed_share,
        (l.n / l.orders - s.n / s.orders) / nullif(sqrt((l.n + s.n) / (l.orders + s.orders) * (1 - (l.n + s.n) / (l.orders + s.orders)) * (1 / l.orders + 1 / s.orders)), 0) as z
    from kinds l join kinds s on s.what = l.what and l.left_after and not s.left_after)
--: refuse
select 'too few customers of high value have left, or come back, to compare them: at least 20 of each are needed'
where (select count(*) from compared where left_after) < 20 or (select count(*) from compared where not left_after) < 20
--: answer
select what, left_share as before_they_left, stayed_share as before_they_came_back, left_share / nullif(stayed_share, 0) as times_as_often,
    left_n as customers, z, abs(z) >= 3 as beyond_chance
from beside where left_n + stayed_n > 0 order by z desc nulls last, what limit coalesce((:limit)::bigint, 10)
--: say
select case when count(*) filter (z >= 3) = 0 then 'nothing happened to them more often than to those who came back'
    else array_to_string(list(format('{:s} ({:.1f} % of their last orders, {:.1f} % of orders that were followed by another)', what, 100.0 * left_share, 100.0 * stayed_share)
        order by z desc) filter (z >= 3), ', ') || ' came before' end
    || format('. {:d} customers of the dearest fifth have left: their silence has a chance of less than 2 %. That it came before is no proof that it was the cause.', max(left_orders))
from beside
--: evidence
select id, position from compared where left_after
