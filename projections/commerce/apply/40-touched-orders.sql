-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed
-- on: product.review.*
-- The orders that the batch speaks of.

create or replace temp table touched_order as
select k.order_key, k.order_id, k.source
from order_key k
where (k.source, k.order_id) in (select (source, name) from first_mention where kind = 'order');
