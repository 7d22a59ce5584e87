-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed
-- on: product.review.*
-- on: product.item.*
-- on: inventory.stock.*
-- on: product.seller.*
-- on: customer.page.viewed, customer.product.viewed, customer.cart.item_added, customer.checkout.started
-- on: customer.page.slowed, revenue.payment.failed
-- What the batch names, and where first: things get their keys in the order of the mentions.

create or replace temp table first_mention as
select kind, source, name, min({'position': position, 'item': item}) as mentioned
from (
    select 'order' as kind, source, order_id as name, position, 0 as item from order_event
    union all select 'order', source, order_id, position, 0 from payment_event
    union all select 'order', source, order_id, position, 0 from review_event
    union all select 'customer', source, customer.id, position, 0 from order_event
    union all select 'customer', source, customer_id, position, 0 from web_event
    union all select 'product', source, product_id, position, item from line_event
    union all select 'product', source, product_id, position, 0 from product_event
    union all select 'product', source, product_id, position, 0 from web_event
    union all select 'product', source, product_id, position, 0 from stock_event
    union all select 'seller', source, seller_id, position, item from line_event
    union all select 'seller', source, seller_id, position, 0 from seller_event
    union all select 'method', '', type, position, 0 from payment_event)
where name is not null
group by kind, source, name;
