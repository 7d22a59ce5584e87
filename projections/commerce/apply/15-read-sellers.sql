-- on: product.seller.*
-- The events of the register of sellers, typed.

create or replace temp table seller_event as
select position, source, e.*
from (
    select position, source, from_json(data, '{
        "seller_id": "VARCHAR", "city": "VARCHAR", "state": "VARCHAR", "zip_prefix": "VARCHAR"}') as e
    from batch
    where type like 'product.seller.%');
