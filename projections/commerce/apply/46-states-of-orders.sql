-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed
-- on: product.review.*
-- What was known of the orders themselves, overlaid with what the batch says.

create or replace temp table order_state as
select
    t.order_key,
    t.order_id,
    coalesce(f.status, k.status) as status,
    case when f.placed is null then k.placed_at else utc(f.placed.v) end as placed_at,
    case when f.approved is null then k.approved_at else utc(f.approved.v) end as approved_at,
    case when f.dispatched is null then k.dispatched_at else utc(f.dispatched.v) end as dispatched_at,
    case when f.delivered is null then k.delivered_at else utc(f.delivered.v) end as delivered_at,
    case when f.cancelled is null then k.cancelled_at else utc(f.cancelled.v) end as cancelled_at,
    case when f.estimate is null then k.estimated_delivery_at else utc(f.estimate.v) end as estimated_delivery_at,
    coalesce(c.customer_key, k.customer_key) as customer_key,
    coalesce(g.geography_key, k.geography_key) as geography_key,
    coalesce(f.currency, k.currency) as currency,
    coalesce(k.placed_event_id, f.placed_event.id) as placed_event_id,
    coalesce(k.placed_position, f.placed_event.position) as placed_position,
    coalesce(f.last_event.id, k.event_id) as event_id,
    coalesce(f.last_event.position, k.position) as position,
    t.source
from touched_order t
left join known_order k on k.order_key = t.order_key
left join fold f on f.source = t.source and f.order_id = t.order_id
left join fold_place g on g.source = t.source and g.order_id = t.order_id
left join dim_customer c on c.source = t.source and c.customer_id = f.customer.id
where k.order_key is not null or f.order_id is not null;
