-- on: revenue.order.placed, revenue.order.amended, revenue.order.removed
-- on: product.item.*
-- on: inventory.stock.*
-- on: customer.page.viewed, customer.product.viewed, customer.cart.item_added, customer.checkout.started
-- on: customer.page.slowed, revenue.payment.failed
insert into dim_product
select (select coalesce(max(product_key), 0) from dim_product) + row_number() over (order by mentioned, source, name),
    name, false, 'unknown', null, false, source
from first_mention m
where kind = 'product' and not exists (from dim_product k where k.source = m.source and k.product_id = m.name);
