-- on: revenue.order.placed, revenue.order.amended, revenue.order.removed
-- on: product.seller.*
insert into dim_seller
select (select coalesce(max(seller_key), 0) from dim_seller) + row_number() over (order by mentioned, source, name),
    name, false, null, null, null, null, null, source
from first_mention m
where kind = 'seller' and not exists (from dim_seller k where k.source = m.source and k.seller_id = m.name);
