-- What the catalog and the register say counts; until they have spoken, the latest order line does.

update dim_product p
set listed = true, category = e.category, weight_g = e.weight_g
from (
    select product_id, arg_max(coalesce(category, 'unknown'), position) as category,
        arg_max({'w': weight_g}, position).w as weight_g
    from product_event where type in ('product.item.listed', 'product.item.changed') group by product_id) e
where p.product_id = e.product_id;

update dim_product p
set delisted = e.delisted
from (
    select product_id, arg_max(type = 'product.item.delisted', position) as delisted
    from product_event group by product_id) e
where p.product_id = e.product_id and p.delisted <> e.delisted;

update dim_product p
set category = e.category
from (
    select product_id, arg_max(category, (position, item)) as category
    from line_event where category is not null group by product_id) e
where p.product_id = e.product_id and not p.listed and p.category <> e.category;

update dim_seller s
set registered = true, city = e.place.city, state = e.place.state, zip_prefix = e.place.zip_prefix,
    region = (select region from region_of_state r where r.state = e.place.state)
from (
    select seller_id, arg_max({'city': city, 'state': state, 'zip_prefix': zip_prefix}, position) as place
    from seller_event group by seller_id) e
where s.seller_id = e.seller_id;

update dim_seller s
set city = e.place.city, state = e.place.state,
    region = (select region from region_of_state r where r.state = e.place.state)
from (
    select seller_id, arg_max({'city': seller_city, 'state': seller_state}, (position, item)) as place
    from line_event where seller_id is not null group by seller_id) e
where s.seller_id = e.seller_id and not s.registered
    and (s.city, s.state) is distinct from (e.place.city, e.place.state);
