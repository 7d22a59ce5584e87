-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- The order events of the batch, typed. Absent fields are null.

create or replace temp table order_event as
select position, id, type, source, e.*
from (
    select position, id, type, source, from_json(data, '{
        "order_id": "VARCHAR", "status": "VARCHAR", "currency": "VARCHAR",
        "customer": {"id": "VARCHAR", "city": "VARCHAR", "state": "VARCHAR", "zip_prefix": "VARCHAR"},
        "placed_at": "TIMESTAMPTZ", "approved_at": "TIMESTAMPTZ", "dispatched_at": "TIMESTAMPTZ", "delivered_at": "TIMESTAMPTZ",
        "cancelled_at": "TIMESTAMPTZ", "estimated_delivery_date": "TIMESTAMPTZ",
        "lines": [{
            "item": "INTEGER", "product_id": "VARCHAR", "category": "VARCHAR", "seller_id": "VARCHAR",
            "seller_city": "VARCHAR", "seller_state": "VARCHAR", "price": "DECIMAL(18,4)", "freight": "DECIMAL(18,4)",
            "quantity": "DECIMAL(18,4)"}]
        }') as e
    from batch
    where type like 'revenue.order.%' or type like 'inventory.order.%' or type like 'inventory.shipment.%'
        or type like 'inventory.delivery.%');
