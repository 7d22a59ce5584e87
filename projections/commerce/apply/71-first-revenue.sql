-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- When the sellers first had revenue, over all the data.

create or replace temp table doubtful_first as
select d.seller_key, min(o.placed_at) as first_revenue_at
from doubtful_seller d
left join fact_order_line l on l.seller_key = d.seller_key
left join fact_fulfilment o on o.order_key = l.order_key and is_revenue(o.status)
group by d.seller_key;

update dim_seller s
set first_revenue_at = d.first_revenue_at
from doubtful_first d
where s.seller_key = d.seller_key and s.first_revenue_at is distinct from d.first_revenue_at;

update dim_seller s
set first_revenue_at = n.placed_at
from (
    select l.seller_key, min(o.placed_at) as placed_at
    from next_order o
    join fact_order_line l on l.order_key = o.order_key
    where is_revenue(o.status)
    group by l.seller_key) n
where s.seller_key = n.seller_key and (s.first_revenue_at is null or n.placed_at < s.first_revenue_at);
