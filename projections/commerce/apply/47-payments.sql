-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed
-- The last event of a payment says what it is now.

create or replace temp table last_payment as
from payment_event
where position in (select max(position) from payment_event group by source, payment_id);

delete from fact_payment where (source, payment_id) in (select (source, payment_id) from last_payment);

insert into fact_payment
select e.payment_id, k.order_key, e.sequential, m.payment_method_key, e.instalments, e.value, o.placed_at, e.id, e.position, e.source
from last_payment e
left join touched_order k on k.source = e.source and k.order_id = e.order_id
left join order_state o on o.order_key = k.order_key
left join dim_payment_method m on m.payment_type = e.type
where e.event_type <> 'revenue.payment.removed';
