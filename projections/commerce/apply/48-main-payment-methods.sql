-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed
-- Of the orders whose payments changed, and of those that were paid before anything else was known of them.

create or replace temp table main_method as
select t.order_key, m.payment_method_key
from touched_order t
left join (
    select order_key,
        arg_min(payment_method_key, {'value': -coalesce(value, 0), 'sequential': sequential}) as payment_method_key
    from (
        select order_key, payment_method_key, sum(value) as value, min(sequential) as sequential
        from fact_payment where order_key in (select order_key from touched_order) group by all)
    group by order_key) m on m.order_key = t.order_key
where (t.source, t.order_id) in (select (source, order_id) from last_payment) or t.order_key not in (select order_key from known_order);
