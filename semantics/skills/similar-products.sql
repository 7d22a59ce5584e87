-- Products that are like one product: the mean of how alike they are in category, price, weight, review score (Gower 1971)
-- and buyers (cosine of who bought them). What is not known of both does not count.
--: with
sold as (
    select l.product_key, median(l.price)::double as price, count(distinct l.order_key) as orders, any_value(l.event_id) as id,
        max(l.position) as position
    from fact_order_line l join asked on asked.key = l.order_key group by l.product_key),
scores as (
    select l.product_key, avg(r.score) as score from fact_review r
    join (select distinct order_key, product_key from fact_order_line) l on l.order_key = r.order_key group by l.product_key),
things as (
    select p.product_key, p.product_id, p.category, p.weight_g, s.price, s.orders, s.id, s.position, r.score
    from dim_product p join sold s on s.product_key = p.product_key left join scores r on r.product_key = p.product_key),
one as (select * from things where product_id = :id),
bought as (
    select distinct l.product_key, f.customer_key from fact_order_line l join fact_fulfilment f on f.order_key = l.order_key
    where f.customer_key is not null),
common as (
    select b.product_key, count(*) as buyers from bought a join one on one.product_key = a.product_key
    join bought b on b.customer_key = a.customer_key where b.product_key <> a.product_key group by b.product_key),
spread as (select greatest(max(ln(price)) - min(ln(price)), 0.001) as price, greatest(max(ln(weight_g)) - min(ln(weight_g)), 0.001) as weight from things where price > 0),
near as (
    select t.*, coalesce(c.buyers, 0) as common_buyers, [
            (t.category = o.category)::int::double, 1 - abs(ln(t.price) - ln(o.price)) / s.price,
            case when t.weight_g > 0 and o.weight_g > 0 then 1 - abs(ln(t.weight_g) - ln(o.weight_g)) / s.weight end,
            1 - abs(t.score - o.score) / 4, coalesce(c.buyers, 0) / sqrt(t.orders * o.orders)] as alike
    from things t left join common c on c.product_key = t.product_key cross join one o cross join spread s
    where t.product_key <> o.product_key and t.price > 0 and o.price > 0)
--: refuse
select 'no product with the id ' || :id || ' was ever sold' where not exists (select 1 from one)
--: answer
select product_id as product, category, price, score as review_score, common_buyers, orders, list_avg(alike) as similarity
from near order by similarity desc, product_id limit coalesce((:limit)::bigint, 10)
--: say
select format('the nearest is {:s} of {:s} ({:.0f} % alike); {:d} of {:d} products were bought by people who bought this one too', arg_max(product_id, list_avg(alike)),
    arg_max(category, list_avg(alike)), 100 * max(list_avg(alike)), count(*) filter (common_buyers > 0), count(*)) || '.'
from near
--: evidence
select l.event_id as id, l.position from fact_order_line l join asked on asked.key = l.order_key where l.product_key = (select product_key from one)
