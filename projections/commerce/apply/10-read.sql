-- The events of the batch that the star knows, typed. Absent fields are null.

create or replace temp table order_event as
select position, id, type, e.*
from (
    select position, id, type, from_json(data, '{
        "order_id": "VARCHAR", "status": "VARCHAR", "currency": "VARCHAR",
        "customer": {"id": "VARCHAR", "city": "VARCHAR", "state": "VARCHAR", "zip_prefix": "VARCHAR"},
        "placed_at": "VARCHAR", "approved_at": "VARCHAR", "dispatched_at": "VARCHAR", "delivered_at": "VARCHAR",
        "cancelled_at": "VARCHAR", "estimated_delivery_date": "VARCHAR",
        "lines": [{
            "item": "INTEGER", "product_id": "VARCHAR", "category": "VARCHAR", "seller_id": "VARCHAR",
            "seller_city": "VARCHAR", "seller_state": "VARCHAR", "price": "DECIMAL(18,4)", "freight": "DECIMAL(18,4)"}]
        }') as e
    from batch
    where type like 'revenue.order.%' or type like 'inventory.order.%' or type like 'inventory.shipment.%'
        or type like 'inventory.delivery.%');

create or replace temp table line_event as
select position, id, order_id, l.*
from (
    select position, id, order_id, unnest(lines) as l
    from order_event
    where type in ('revenue.order.placed', 'revenue.order.amended'));

create or replace temp table payment_event as
select position, id, type as event_type, substr(subject, strpos(subject, '/') + 1) as payment_id, e.*
from (
    select position, id, type, subject, from_json(data, '{
        "order_id": "VARCHAR", "sequential": "INTEGER", "type": "VARCHAR", "instalments": "INTEGER",
        "value": "DECIMAL(18,4)"}') as e
    from batch
    where type in ('revenue.payment.received', 'revenue.payment.changed', 'revenue.payment.removed'));

create or replace temp table review_event as
select position, id, type, substr(subject, strpos(subject, '/') + 1) as review_key, e.*
from (
    select position, id, type, subject, from_json(data, '{
        "order_id": "VARCHAR", "review_id": "VARCHAR", "score": "INTEGER", "created_at": "VARCHAR",
        "answered_at": "VARCHAR"}') as e
    from batch
    where type like 'product.review.%');

create or replace temp table product_event as
select position, type, e.*
from (
    select position, type, from_json(data, '{"product_id": "VARCHAR", "category": "VARCHAR", "weight_g": "DOUBLE"}') as e
    from batch
    where type like 'product.item.%');

create or replace temp table seller_event as
select position, e.*
from (
    select position, from_json(data, '{
        "seller_id": "VARCHAR", "city": "VARCHAR", "state": "VARCHAR", "zip_prefix": "VARCHAR"}') as e
    from batch
    where type like 'product.seller.%');

create or replace temp table web_event as
select position, id, type, occurred_at, e.*
from (
    select position, id, type, occurred_at, from_json(data, '{
        "session_id": "VARCHAR", "device": "VARCHAR", "customer_id": "VARCHAR", "page": "VARCHAR",
        "product_id": "VARCHAR", "category": "VARCHAR", "duration_ms": "BIGINT", "method": "VARCHAR",
        "reason": "VARCHAR"}') as e
    from batch
    where type in ('customer.page.viewed', 'customer.product.viewed', 'customer.cart.item_added',
        'customer.checkout.started', 'customer.page.slowed', 'revenue.payment.failed'));
