-- Will stock run out. The rate of sale is that of the last 28 days, n pieces; demand is a Poisson process whose rate has the
-- gamma posterior of that count. How long s pieces last is then s / rate, within a factor exp(1.28 sqrt(1/s + 1/n)) in 80 % of
-- the cases (the logarithm of a ratio of two gamma variables). The chance of running out by the horizon is that a demand of
-- that mean and variance reaches s (normal, by the logistic function). The horizon is the end of the period, else 30 days.
--: with
horizon as (select greatest(date_diff('hour', (:now)::timestamp, coalesce((:to)::timestamp, (:now)::timestamp + interval 30 day)) / 24.0, 0) as days),
here as (
    select product_key, sum(on_hand - allocated) as pieces, any_value(event_id) as id, max(position) as position
    from fact_stock where product_key in (select key from asked) group by product_key),
sold as (
    select l.product_key, sum(l.quantity)::double as n from fact_order_line l join fact_fulfilment f on f.order_key = l.order_key
    where f.placed_at >= (:now)::timestamp - interval 28 day and f.placed_at < (:now)::timestamp and f.status not in ('canceled', 'unavailable')
    group by l.product_key),
rates as (
    select p.product_id, p.category, h.pieces::double as pieces, h.id, h.position, coalesce(s.n, 0) as n, coalesce(s.n, 0) / 28 * days as mean,
        coalesce(s.n, 0) / 28 * days * (1 + days / 28) as variance, days
    from here h join dim_product p on p.product_key = h.product_key left join sold s on s.product_key = h.product_key, horizon),
outlook as (
    select *, case when pieces <= 0 then 0 when n > 0 then pieces / (n / 28) end as days_left,
        case when pieces > 0 and n > 0 then exp(1.28 * sqrt(1 / pieces + 1 / n)) else 1 end as factor,
        case when pieces <= 0 then 1 when n = 0 then 0 else 1 / (1 + exp(-1.702 * (mean - pieces + 0.5) / sqrt(variance))) end as chance
    from rates)
--: refuse
select case when not exists (select 1 from fact_stock) then 'the data holds nothing about stock'
    when (select days from horizon) = 0 then 'the period is over'
    else 'there is no stock of the kind' end
where not exists (select 1 from here) or (select days from horizon) = 0
--: answer
select product_id as product, category, pieces as on_hand, n as sold_in_28_days, days_left, days_left / factor as days_left_low,
    days_left * factor as days_left_high, chance
from outlook order by chance desc, days_left, product_id limit coalesce((:limit)::bigint, 10)
--: say
select format('of {:d} products in stock or sold out, {:d} are out of stock now, and {:d} more will probably (more than 50 %) run out within {:d} days',
    count(*), count(*) filter (pieces <= 0), count(*) filter (pieces > 0 and chance > 0.5), round(max(days))::bigint)
    || case when count(*) filter (pieces > 0 and n > 0) > 0 then format('. The next is {:s} ({:s}): {:d} left, {:d} sold in 28 days, so {:.0f} days ({:.0f} to {:.0f})',
        arg_min(product_id, days_left) filter (pieces > 0), arg_min(category, days_left) filter (pieces > 0), round(arg_min(pieces, days_left) filter (pieces > 0))::bigint,
        round(arg_min(n, days_left) filter (pieces > 0))::bigint, min(days_left) filter (pieces > 0),
        arg_min(days_left / factor, days_left) filter (pieces > 0), arg_min(days_left * factor, days_left) filter (pieces > 0)) else '' end || '.'
from outlook
--: evidence
select id, position from here
