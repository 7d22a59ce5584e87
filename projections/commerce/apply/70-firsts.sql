-- The first orders of the customers, and the first revenue of the sellers, over all the data.

insert into touched_customer
select distinct customer_key
from next_order
where customer_key not in (select customer_key from touched_customer where customer_key is not null);

create or replace temp table first_order as
select t.customer_key, min({'placed_at': o.placed_at, 'order_id': o.order_id}) filter (where o.placed_at is not null) as first
from touched_customer t
left join (
    select customer_key, placed_at, order_id from fact_fulfilment
    union all
    select customer_key, placed_at, order_id from next_order) o on o.customer_key = t.customer_key
group by t.customer_key;

update dim_customer c
set first_placed_at = f.first.placed_at, first_order_id = f.first.order_id
from first_order f
where c.customer_key = f.customer_key
    and (c.first_placed_at, c.first_order_id) is distinct from (f.first.placed_at, f.first.order_id);

update fact_fulfilment o
set first_time = coalesce(o.order_id = f.first.order_id, false)
from first_order f
where o.customer_key = f.customer_key and o.first_time is distinct from coalesce(o.order_id = f.first.order_id, false);

insert into fact_fulfilment by name
select o.*, case when o.customer_key is not null then coalesce(o.order_id = f.first.order_id, false) end as first_time
from next_order o
left join first_order f on f.customer_key = o.customer_key;

create or replace temp table doubtful_first as
select d.seller_key, min(o.placed_at) as first_revenue_at
from doubtful_seller d
left join fact_order_line l on l.seller_key = d.seller_key
left join fact_fulfilment o on o.order_key = l.order_key and o.status not in ('canceled', 'unavailable')
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
    where o.status not in ('canceled', 'unavailable')
    group by l.seller_key) n
where s.seller_key = n.seller_key and (s.first_revenue_at is null or n.placed_at < s.first_revenue_at);
