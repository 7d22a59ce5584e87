-- on: product.item.*
-- What the catalog says.

update dim_product p
set listed = true, category = e.category, weight_g = e.weight_g
from (
    select source, product_id, arg_max(coalesce(category, 'unknown'), position) as category,
        arg_max({'w': weight_g}, position).w as weight_g
    from product_event where type in ('product.item.listed', 'product.item.changed') group by source, product_id) e
where p.source = e.source and p.product_id = e.product_id;

update dim_product p
set delisted = e.delisted
from (
    select source, product_id, arg_max(type = 'product.item.delisted', position) as delisted
    from product_event group by source, product_id) e
where p.source = e.source and p.product_id = e.product_id and p.delisted <> e.delisted;
