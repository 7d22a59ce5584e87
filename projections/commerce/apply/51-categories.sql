-- on: revenue.order.placed, revenue.order.amended, revenue.order.removed
-- on: product.item.*
-- Which categories the lines of orders have, where lines or the catalog changed.

create or replace temp table order_category as
select t.order_key, list_sort(list_distinct(list(p.category) filter (where p.category is not null))) as categories
from (
    select order_key from line_change
    union
    select l.order_key
    from fact_order_line l
    join known_category k on k.product_key = l.product_key
    join dim_product p on p.product_key = k.product_key and p.category <> k.category) t
left join fact_order_line l on l.order_key = t.order_key
left join dim_product p on p.product_key = l.product_key
group by t.order_key;
