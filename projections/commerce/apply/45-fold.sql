-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- Each order's events of the batch, folded in the order of their positions. An order that was removed begins anew, and
-- only what came after counts.

create or replace temp table fold as
select
    source,
    order_id,
    arg_max(status, position) as status,
    arg_max(customer, position) as customer,
    arg_max(currency, position) as currency,
    arg_max({'v': placed_at}, position) filter (where corrected or type = 'revenue.order.placed') as placed,
    arg_max({'v': approved_at}, position) filter (where corrected or type = 'revenue.order.approved') as approved,
    arg_max({'v': dispatched_at}, position) filter (where corrected or type = 'inventory.shipment.dispatched') as dispatched,
    arg_max({'v': delivered_at}, position) filter (where corrected or type = 'inventory.shipment.delivered') as delivered,
    arg_max({'v': cancelled_at}, position) filter (where type = 'revenue.order.cancelled') as cancelled,
    arg_max({'v': estimated_delivery_date}, position)
        filter (where estimated_delivery_date is not null or type = 'inventory.delivery.rescheduled') as estimate,
    arg_min({'id': id, 'position': position}, position) filter (where type = 'revenue.order.placed') as placed_event,
    arg_max({'id': id, 'position': position}, position) as last_event
from (
    select e.*, e.type = 'revenue.order.corrected' as corrected
    from order_event e
    left join removed_order r on r.source = e.source and r.order_id = e.order_id
    where r.position is null or e.position > r.position)
group by source, order_id;

create or replace temp table fold_place as
select f.source, f.order_id, g.geography_key
from fold f
join dim_geography g on g.zip_prefix is not distinct from f.customer.zip_prefix
    and g.city is not distinct from f.customer.city
    and g.state is not distinct from f.customer.state
where f.customer is not null;
