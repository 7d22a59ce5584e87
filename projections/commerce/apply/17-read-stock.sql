-- on: inventory.stock.*
-- What came to a place or left it, and what was promised of it. A transfer between two places of one warehouse changes
-- nothing; the places of customers, suppliers and losses are not ours.

create or replace temp table stock_event as
select position, id, occurred_at, source, product_id, location, on_hand, allocated
from (
    select position, id, occurred_at, source, product_id,
        coalesce(case when type = 'inventory.stock.transferred' then 'storage' else location end, '') as location,
        case type
            when 'inventory.stock.adjusted' then quantity
            when 'inventory.stock.moved' then case when kind in ('sale', 'cancellation') then quantity else 0 end
            when 'inventory.stock.transferred' then
                (case when "to" = 'storage' then quantity else 0 end) - (case when "from" = 'storage' then quantity else 0 end)
            end as on_hand,
        case when kind in ('allocation', 'sale') then quantity when kind = 'release' then -quantity else 0 end as allocated
    from (
        select position, id, type, occurred_at, source, e.*
        from (
            select position, id, type, occurred_at, source, from_json(data, '{
                "product_id": "VARCHAR", "location": "VARCHAR", "quantity": "DECIMAL(18,4)", "kind": "VARCHAR",
                "from": "VARCHAR", "to": "VARCHAR"}') as e
            from batch
            where type in ('inventory.stock.adjusted', 'inventory.stock.moved', 'inventory.stock.transferred'))))
where product_id is not null;
