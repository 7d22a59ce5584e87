-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- on: customer.page.viewed, customer.product.viewed, customer.cart.item_added, customer.checkout.started
-- on: customer.page.slowed, revenue.payment.failed
insert into dim_customer
select (select coalesce(max(customer_key), 0) from dim_customer) + row_number() over (order by mentioned, source, name), name, null, null, source
from first_mention m
where kind = 'customer' and not exists (from dim_customer k where k.source = m.source and k.customer_id = m.name);
