-- on: customer.page.viewed, customer.product.viewed, customer.cart.item_added, customer.checkout.started
-- on: customer.page.slowed, revenue.payment.failed
insert into fact_web_event
select e.type, e.occurred_at, e.session_id, c.customer_key, e.device, e.page, p.product_key, e.category, e.method,
    e.reason, e.duration_ms, e.led_to_order, e.id, e.position
from web_event e
left join dim_customer c on c.source = e.source and c.customer_id = e.customer_id
left join dim_product p on p.source = e.source and p.product_id = e.product_id;
