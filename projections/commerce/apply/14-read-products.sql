-- on: product.item.*
-- The events of the catalog, typed.

create or replace temp table product_event as
select position, type, source, e.*
from (
    select position, type, source, from_json(data, '{"product_id": "VARCHAR", "category": "VARCHAR", "weight_g": "DOUBLE"}') as e
    from batch
    where type like 'product.item.%');
