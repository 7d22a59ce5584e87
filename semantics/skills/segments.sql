-- Customers by recency, frequency and revenue (RFM: Hughes 1994), with fixed edges in words instead of quintiles, because
-- most customers of a shop order once, so that quintiles of frequency do not tell them apart.
--: with
orders_of as (
    select f.customer_key, f.placed_at, f.placed_event_id as id, f.placed_position as position,
        case when f.status not in ('canceled', 'unavailable') and f.item_count > 0 then f.order_value else 0 end as revenue
    from fact_fulfilment f join asked on asked.key = f.order_key
    where f.customer_key is not null),
buyers as (
    select customer_key, count(*) as orders, sum(revenue) as revenue,
        date_diff('day', max(placed_at)::date, (:now)::timestamp::date) as recency
    from orders_of group by customer_key),
ranked as (select *, percent_rank() over (order by revenue) >= 0.8 as dear from buyers),
named as (
    select *, case
        when orders > 1 and recency <= 90 and dear then '1 champions'
        when orders > 1 and recency <= 180 then '2 loyal'
        when orders > 1 then '3 slipping away'
        when recency <= 90 then '4 new'
        when recency <= 365 then '5 ordered once'
        else '6 gone' end as segment
    from ranked)
--: refuse
select 'there are no orders of the kind' where not exists (select 1 from buyers)
--: answer
select substr(segment, 3) as segment, count(*) as customers, count(*) / sum(count(*)) over () as share_of_customers,
    sum(revenue) as revenue, (sum(revenue) / nullif(sum(sum(revenue)) over (), 0))::double as share_of_revenue,
    sum(orders) / count(*) as orders_per_customer, avg(recency) as days_since_last
from named n group by n.segment order by n.segment
--: say
select array_to_string(list(format('{:s} {:d} ({:.1f} % of revenue)', substr(segment, 3), customers, revenue) order by segment), ', ')
    || '. Champions ordered more than once, last within 90 days, and are of the dearest fifth; loyal ones ordered more than once, last within 180 days.'
from (select segment, count(*) as customers, 100.0 * sum(revenue) / nullif((select sum(revenue) from buyers), 0) as revenue
    from named group by segment)
--: evidence
select id, position from orders_of
