-- on: inventory.stock.*
-- What lay there before, and what came and went since.

create or replace temp table stock_change as
select p.product_key, e.location, e.source, sum(e.on_hand) as on_hand, sum(e.allocated) as allocated,
    max(e.occurred_at) as changed_at, arg_max(e.id, e.position) as id, max(e.position) as position
from stock_event e
join dim_product p on p.source = e.source and p.product_id = e.product_id
group by p.product_key, e.location, e.source;

create or replace temp table next_stock as
select c.product_key, c.location, coalesce(k.on_hand, 0) + c.on_hand as on_hand,
    coalesce(k.allocated, 0) + c.allocated as allocated, greatest(k.changed_at, c.changed_at) as changed_at, c.id as event_id,
    c.position, c.source
from stock_change c
left join fact_stock k on k.product_key = c.product_key and k.location = c.location;

delete from fact_stock where (product_key, location) in (select (product_key, location) from next_stock);

insert into fact_stock by name from next_stock;
