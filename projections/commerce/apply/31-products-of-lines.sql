-- on: revenue.order.placed, revenue.order.amended, revenue.order.removed
-- Until the catalog has spoken, the latest order line says the category.

update dim_product p
set category = e.category
from (
    select source, product_id, arg_max(category, (position, item)) as category
    from line_event where category is not null group by source, product_id) e
where p.source = e.source and p.product_id = e.product_id and not p.listed and p.category <> e.category;
