-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed
-- The payment events of the batch, typed.

create or replace temp table payment_event as
select p.position, id, type as event_type, shop as source, substr(subject, strpos(subject, '/') + 1) as payment_id, e.*
from (
    select position, id, type, subject, from_json(data, '{
        "order_id": "VARCHAR", "sequential": "INTEGER", "type": "VARCHAR", "instalments": "INTEGER",
        "value": "DECIMAL(18,4)"}') as e
    from batch
    where type in ('revenue.payment.received', 'revenue.payment.changed', 'revenue.payment.removed')) p
join about a on a.position = p.position;
