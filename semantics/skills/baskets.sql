-- What is bought together: pairs of products, or of categories, in one order, by support, confidence and lift (Agrawal,
-- Imielinski and Swami 1993). Only pairs of at least five orders that are three standard deviations of a Poisson count
-- beyond what independent choices would give; among thousands of pairs lesser ones are chance.
--: with
items as (
    select distinct l.order_key, case when :by = 'category' then p.category else p.product_id end as item
    from fact_order_line l join asked on asked.key = l.order_key join dim_product p on p.product_key = l.product_key
    where case when :by = 'category' then p.category else p.product_id end <> 'unknown'),
baskets as (select count(distinct order_key) as n from items),
singles as (select item, count(*) as n from items group by item),
pairs as (
    select a.item as first, b.item as second, count(*) as n
    from items a join items b on b.order_key = a.order_key and a.item < b.item group by all),
rules as (
    select p.first, p.second, p.n as orders, x.n as first_orders, y.n as second_orders, b.n as all_orders,
        x.n * y.n / b.n as expected
    from pairs p join singles x on x.item = p.first join singles y on y.item = p.second, baskets b),
found as (select * from rules where orders >= 5 and orders > expected + 3 * sqrt(expected))
--: refuse
select 'no order holds two different products' where not exists (select 1 from pairs)
--: answer
select first, second, orders as orders_together, orders / all_orders as support,
    orders / least(first_orders, second_orders) as confidence, orders / expected as lift
from found order by lift desc, orders desc, first, second limit coalesce((:limit)::bigint, 10)
--: say
select case when (select count(*) from found) = 0
    then format('nothing is bought together more often than chance has it: of {:d} orders the most frequent pair, {:s} and {:s}, is in {:d}, where {:.1f} would be chance',
        max(all_orders), arg_max(first, orders), arg_max(second, orders), max(orders), arg_max(expected, orders))
    else (select format('{:s} and {:s} are in {:d} orders together, {:.1f} times as many as independent choices would give; who takes the rarer of the two takes the other in {:.1f} % of the orders. {:d} pairs are beyond chance',
        arg_max(first, orders / expected), arg_max(second, orders / expected), arg_max(orders, orders / expected), max(orders / expected),
        100.0 * arg_max(orders / least(first_orders, second_orders), orders / expected), count(*)) from found) end || '.'
from rules
--: evidence
select l.event_id as id, l.position from fact_order_line l join asked on asked.key = l.order_key
