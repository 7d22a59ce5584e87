-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed
-- on: product.review.*
-- What is known of these orders; nothing of those that were removed.

create or replace temp table known_order as
select f.*
from fact_fulfilment f
join touched_order t on t.order_key = f.order_key
where not exists (from removed_order r where r.source = t.source and r.order_id = t.order_id);
