-- Customers who have been silent for longer than their own rhythm explains. The time between two orders of one customer
-- is taken as exponential (Ehrenberg 1959); its mean is that of the customer's gaps and of one more gap, which is the mean
-- of everybody's (a gamma prior worth one gap). At risk is whose silence has a chance of 2 to 20 %.
--: with
orders_of as (
    select f.customer_key, f.placed_at, f.status, f.placed_event_id as id, f.placed_position as position,
        case when f.status not in ('canceled', 'unavailable') and f.item_count > 0 then f.order_value else 0 end as revenue,
        case when f.status = 'delivered' then date_diff('day', f.estimated_delivery_at::date, f.delivered_at::date) end as days_late,
        f.lowest_review_score as score
    from fact_fulfilment f join asked on asked.key = f.order_key
    where f.customer_key is not null),
buyers as (
    select customer_key, count(*) as orders, sum(revenue) as revenue, max(placed_at) as last_at,
        date_diff('day', min(placed_at)::date, max(placed_at)::date) as span, last(days_late order by placed_at) as days_late,
        last(score order by placed_at) as score, last(status order by placed_at) as status
    from orders_of group by customer_key),
everybody as (select sum(span) / nullif(sum(orders - 1), 0) as gap from buyers),
silent as (
    select b.*, date_diff('day', last_at::date, (:now)::timestamp::date) as days_since_last,
        (span + gap) / orders as usual_days_between
    from buyers b, everybody where orders > 1),
risky as (
    select *, exp(-days_since_last / usual_days_between) as chance
    from silent where exp(-days_since_last / usual_days_between) between 0.02 and 0.2)
--: refuse
select 'nobody has ordered twice, so there is no rhythm that anybody could have fallen out of'
where not exists (select 1 from silent)
--: answer
select c.customer_id as customer, r.orders, r.revenue, r.days_since_last, r.usual_days_between, r.chance,
    array_to_string(list_filter([
        'no order for ' || days_since_last || ' days, usually one in ' || round(usual_days_between)::bigint,
        case when days_late > 0 then 'the last parcel came ' || days_late || ' days late' end,
        case when score <= 2 then 'the last review gave ' || score || ' of 5' end,
        case when status = 'canceled' then 'the last order was cancelled' end], reason -> reason is not null), '; ') as reasons
from risky r join dim_customer c on c.customer_key = r.customer_key
order by r.revenue desc, c.customer_id
limit coalesce((:limit)::bigint, 10)
--: say
select case when count(*) = 0 then 'nobody who ordered twice has been silent for unusually long'
    else format('{:d} of {:d} customers who ordered more than once are at risk: their silence would have a chance of 2 to 20 % if nothing had changed. They made {:.1f} % of the revenue of all such customers. The one with the highest revenue ordered {:d} times, usually every {:d} days, and has been silent for {:d}',
        count(*), (select count(*) from silent), 100.0 * sum(revenue) / (select nullif(sum(revenue), 0) from silent),
        arg_max(orders, revenue), round(arg_max(usual_days_between, revenue))::bigint, arg_max(days_since_last, revenue))
    || case when count(*) filter (days_late > 0) > 0 then format('. The last parcel was late for {:d} of them', count(*) filter (days_late > 0)) else '' end
    end || '.'
from risky
--: evidence
select id, position from orders_of where customer_key in (select customer_key from risky)
