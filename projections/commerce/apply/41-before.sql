-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- What hangs on the state of these orders before the batch: their customers, and the sellers whose first revenue they
-- were.

create or replace temp table removed_order as
select source, order_id, max(position) as position
from order_event where type = 'revenue.order.removed' group by source, order_id;

create or replace temp table touched_customer as
select distinct customer_key from fact_fulfilment where order_key in (select order_key from touched_order);

create or replace temp table doubtful_seller as
select distinct s.seller_key
from fact_fulfilment f
join fact_order_line l on l.order_key = f.order_key
join dim_seller s on s.seller_key = l.seller_key and s.first_revenue_at = f.placed_at
where f.order_key in (select order_key from touched_order);
