-- on: product.item.*
-- The events of the catalog, typed.

create or replace temp table product_event as
select position, type, e.*
from (
    select position, type, from_json(data, '{"product_id": "VARCHAR", "category": "VARCHAR", "weight_g": "DOUBLE"}') as e
    from batch
    where type like 'product.item.%');
