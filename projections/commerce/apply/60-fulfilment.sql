-- Each order's events of the batch, folded in the order of their positions, over what was known of it before. An order
-- that was removed begins anew, and only what came after counts. Then what follows from its lines, payments and reviews.

create or replace temp table removed_order as
select order_id, max(position) as position from order_event where type = 'revenue.order.removed' group by order_id;

create or replace temp table fold as
select
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
    left join removed_order r on r.order_id = e.order_id
    where r.position is null or e.position > r.position)
group by order_id;

create or replace temp table fold_place as
select f.order_id, g.geography_key
from fold f
join dim_geography g on g.zip_prefix is not distinct from f.customer.zip_prefix
    and g.city is not distinct from f.customer.city
    and g.state is not distinct from f.customer.state
where f.customer is not null;

create or replace temp table known_order as
select f.*
from fact_fulfilment f
join touched_order t on t.order_key = f.order_key
where t.order_id not in (select order_id from removed_order);

create or replace temp table line_sum as
select order_key, count(*) as items, sum(price) as price, sum(freight) as freight,
    arg_min({'product_key': product_key, 'seller_key': seller_key}, {'price': -coalesce(price, 0), 'item': item}) as dearest
from fact_order_line
where order_key in (select order_key from touched_order)
group by order_key;

create or replace temp table main_method as
select order_key,
    arg_min(payment_method_key, {'value': -coalesce(value, 0), 'sequential': sequential}) as payment_method_key
from (
    select order_key, payment_method_key, sum(value) as value, min(sequential) as sequential
    from fact_payment where order_key in (select order_key from touched_order) group by all)
group by order_key;

create or replace temp table review_sum as
select order_key, count(*) as reviews, min(score) as lowest
from fact_review
where order_key in (select order_key from touched_order)
group by order_key;

create or replace temp table next_order as
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
    coalesce(l.items, 0) as item_count,
    l.price as order_value,
    l.freight as freight_value,
    l.dearest.product_key as dearest_product_key,
    l.dearest.seller_key as dearest_seller_key,
    m.payment_method_key as main_payment_method_key,
    coalesce(r.reviews, 0) as review_count,
    r.lowest as lowest_review_score,
    coalesce(k.placed_event_id, f.placed_event.id) as placed_event_id,
    coalesce(k.placed_position, f.placed_event.position) as placed_position,
    coalesce(f.last_event.id, k.event_id) as event_id,
    coalesce(f.last_event.position, k.position) as position
from touched_order t
left join known_order k on k.order_key = t.order_key
left join fold f on f.order_id = t.order_id
left join fold_place g on g.order_id = t.order_id
left join dim_customer c on c.customer_id = f.customer.id
left join line_sum l on l.order_key = t.order_key
left join main_method m on m.order_key = t.order_key
left join review_sum r on r.order_key = t.order_key
where k.order_key is not null or f.order_id is not null;

delete from fact_fulfilment where order_key in (select order_key from touched_order);
