-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed
-- What the parts of an order hold of it, where that has changed.

create or replace temp table changed_order as
select t.order_key, s.placed_at, is_revenue(s.status) as is_revenue, s.customer_key, s.geography_key,
    s.main_payment_method_key, s.currency
from touched_order t
left join next_order s on s.order_key = t.order_key
left join known_order k on k.order_key = t.order_key
left join removed_order r on r.source = t.source and r.order_id = t.order_id
where r.order_id is not null
    or (s.placed_at, is_revenue(s.status), s.customer_key, s.geography_key, s.main_payment_method_key, s.currency)
        is distinct from (k.placed_at, is_revenue(k.status), k.customer_key, k.geography_key, k.main_payment_method_key, k.currency);

update fact_order_line p
set placed_at = o.placed_at, is_revenue = o.is_revenue, customer_key = o.customer_key, geography_key = o.geography_key,
    main_payment_method_key = o.main_payment_method_key, currency = o.currency
from changed_order o
where o.order_key = p.order_key
    and (o.placed_at, o.is_revenue, o.customer_key, o.geography_key, o.main_payment_method_key, o.currency)
        is distinct from (p.placed_at, p.is_revenue, p.customer_key, p.geography_key, p.main_payment_method_key, p.currency);

update fact_payment p
set placed_at = o.placed_at
from changed_order o
where o.order_key = p.order_key and o.placed_at is distinct from p.placed_at;

update fact_review p
set placed_at = o.placed_at
from changed_order o
where o.order_key = p.order_key and o.placed_at is distinct from p.placed_at;
