-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed
-- on: product.review.*
insert into order_key
select (select coalesce(max(order_key), 0) from order_key) + row_number() over (order by mentioned, source, name), name, source
from first_mention m
where kind = 'order' and not exists (from order_key k where k.source = m.source and k.order_id = m.name);
