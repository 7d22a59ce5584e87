-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed
-- on: product.review.*
-- The orders with what their lines, payments and reviews come to.

create or replace temp table next_order as
select
    s.*,
    k.first_time as first_time,
    case when c.order_key is null then k.categories else c.categories end as categories,
    case when l.order_key is null then coalesce(k.item_count, 0) else l.items end as item_count,
    case when l.order_key is null then k.order_value else l.price end as order_value,
    case when l.order_key is null then k.freight_value else l.freight end as freight_value,
    case when l.order_key is null then k.dearest_product_key else l.dearest.product_key end as dearest_product_key,
    case when l.order_key is null then k.dearest_seller_key else l.dearest.seller_key end as dearest_seller_key,
    case when m.order_key is null then k.main_payment_method_key else m.payment_method_key end as main_payment_method_key,
    case when r.order_key is null then coalesce(k.review_count, 0) else r.reviews end as review_count,
    case when r.order_key is null then k.lowest_review_score else r.lowest end as lowest_review_score
from order_state s
left join known_order k on k.order_key = s.order_key
left join order_category c on c.order_key = s.order_key
left join line_sum l on l.order_key = s.order_key
left join main_method m on m.order_key = s.order_key
left join review_sum r on r.order_key = s.order_key;

delete from fact_fulfilment where order_key in (select order_key from touched_order);

insert into fact_fulfilment by name from next_order;
