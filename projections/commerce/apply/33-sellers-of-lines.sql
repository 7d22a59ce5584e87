-- on: revenue.order.placed, revenue.order.amended, revenue.order.removed
-- Until the register has spoken, the latest order line says the place.

update dim_seller s
set city = e.place.city, state = e.place.state,
    region = (select region from region_of_state r where r.state = e.place.state)
from (
    select source, seller_id, arg_max({'city': seller_city, 'state': seller_state}, (position, item)) as place
    from line_event where seller_id is not null group by source, seller_id) e
where s.source = e.source and s.seller_id = e.seller_id and not s.registered
    and (s.city, s.state) is distinct from (e.place.city, e.place.state);
