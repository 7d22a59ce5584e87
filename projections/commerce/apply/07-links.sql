-- on: customer.checkout.completed
-- A visit says at its end which order it led to: from then on they are one process.

insert into correlation_link
select correlation_id, 'order/' || (data ->> 'order_id'), id, position
from batch
where type = 'customer.checkout.completed' and correlation_id <> 'order/' || (data ->> 'order_id');

insert into ordered_visit
select data ->> 'session_id'
from batch
where type = 'customer.checkout.completed' and correlation_id <> 'order/' || (data ->> 'order_id');
