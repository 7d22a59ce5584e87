-- on: product.seller.*
-- What the register says.

update dim_seller s
set registered = true, city = e.place.city, state = e.place.state, zip_prefix = e.place.zip_prefix,
    region = (select region from region_of_state r where r.state = e.place.state)
from (
    select source, seller_id, arg_max({'city': city, 'state': state, 'zip_prefix': zip_prefix}, position) as place
    from seller_event group by source, seller_id) e
where s.source = e.source and s.seller_id = e.seller_id;
