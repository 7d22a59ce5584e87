-- on: revenue.order.placed, revenue.order.amended, revenue.order.removed
-- on: product.item.*
-- What was known of the products that the batch names.

create or replace temp table known_category as
select p.product_key, p.category
from dim_product p
join first_mention m on m.kind = 'product' and m.source = p.source and m.name = p.product_id;
