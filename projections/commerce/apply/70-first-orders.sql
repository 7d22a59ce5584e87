-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- The first orders of the customers, over all the data.

insert into touched_customer
select distinct customer_key
from next_order
where customer_key not in (select customer_key from touched_customer where customer_key is not null);

create or replace temp table first_order as
select t.customer_key, min({'placed_at': o.placed_at, 'order_id': o.order_id}) filter (where o.placed_at is not null) as first
from touched_customer t
left join fact_fulfilment o on o.customer_key = t.customer_key
group by t.customer_key;

update dim_customer c
set first_placed_at = f.first.placed_at, first_order_id = f.first.order_id
from first_order f
where c.customer_key = f.customer_key
    and (c.first_placed_at, c.first_order_id) is distinct from (f.first.placed_at, f.first.order_id);

update fact_fulfilment o
set first_time = coalesce(o.order_id = f.first.order_id, false)
from first_order f
where o.customer_key = f.customer_key and o.first_time is distinct from coalesce(o.order_id = f.first.order_id, false);
