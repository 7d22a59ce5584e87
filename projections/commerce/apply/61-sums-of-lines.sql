-- on: revenue.order.placed, revenue.order.amended, revenue.order.removed

create or replace temp table line_sum as
select c.order_key, 
    case when count(l.order_key) = 0 then 0 else greatest(1, round(sum(l.quantity)))::integer end as items, sum(l.price) as price, sum(l.freight) as freight,
    arg_min({'product_key': l.product_key, 'seller_key': l.seller_key}, {'price': -coalesce(l.price, 0), 'item': l.item})
        filter (where l.order_key is not null) as dearest
from line_change c
left join fact_order_line l on l.order_key = c.order_key
group by c.order_key;
