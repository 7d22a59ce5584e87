-- on: revenue.order.placed, revenue.order.amended, revenue.order.removed
-- The lines of the order events, one row each.

create or replace temp table line_event as
select position, id, source, order_id, l.*
from (
    select position, id, source, order_id, unnest(lines) as l
    from order_event
    where type in ('revenue.order.placed', 'revenue.order.amended'));
