-- on: customer.page.viewed, customer.product.viewed, customer.cart.item_added, customer.checkout.started
-- on: customer.page.slowed, revenue.payment.failed
-- The web events, typed.

create or replace temp table web_event as
select p.position, id, type, occurred_at,
    led_to_order or exists (select 1 from ordered_visit o where o.session_id = e.session_id) as led_to_order,
    shop as source, e.*
from (
    select position, id, type, occurred_at, starts_with(correlation_id, 'order/') as led_to_order, from_json(data, '{
        "session_id": "VARCHAR", "device": "VARCHAR", "customer_id": "VARCHAR", "page": "VARCHAR",
        "product_id": "VARCHAR", "category": "VARCHAR", "duration_ms": "BIGINT", "method": "VARCHAR",
        "reason": "VARCHAR"}') as e
    from batch
    where type in ('customer.page.viewed', 'customer.product.viewed', 'customer.cart.item_added',
        'customer.checkout.started', 'customer.page.slowed', 'revenue.payment.failed')) p
join about a on a.position = p.position;
