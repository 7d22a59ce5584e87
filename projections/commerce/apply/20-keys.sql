-- Keys for what the batch mentions for the first time, in the order of the mentions.

create or replace temp table first_mention as
select kind, name, min({'position': position, 'item': item}) as mentioned
from (
    select 'order' as kind, order_id as name, position, 0 as item from order_event
    union all select 'order', order_id, position, 0 from payment_event
    union all select 'order', order_id, position, 0 from review_event
    union all select 'customer', customer.id, position, 0 from order_event
    union all select 'customer', customer_id, position, 0 from web_event
    union all select 'product', product_id, position, item from line_event
    union all select 'product', product_id, position, 0 from product_event
    union all select 'product', product_id, position, 0 from web_event
    union all select 'seller', seller_id, position, item from line_event
    union all select 'seller', seller_id, position, 0 from seller_event
    union all select 'method', type, position, 0 from payment_event)
where name is not null
group by kind, name;

insert into order_key
select (select coalesce(max(order_key), 0) from order_key) + row_number() over (order by mentioned, name), name
from first_mention
where kind = 'order' and name not in (select order_id from order_key);

insert into dim_customer
select (select coalesce(max(customer_key), 0) from dim_customer) + row_number() over (order by mentioned, name), name, null, null
from first_mention
where kind = 'customer' and name not in (select customer_id from dim_customer);

insert into dim_product
select (select coalesce(max(product_key), 0) from dim_product) + row_number() over (order by mentioned, name),
    name, false, 'unknown', null, false
from first_mention
where kind = 'product' and name not in (select product_id from dim_product);

insert into dim_seller
select (select coalesce(max(seller_key), 0) from dim_seller) + row_number() over (order by mentioned, name),
    name, false, null, null, null, null, null
from first_mention
where kind = 'seller' and name not in (select seller_id from dim_seller);

insert into dim_payment_method
select (select coalesce(max(payment_method_key), 0) from dim_payment_method) + row_number() over (order by mentioned, name), name
from first_mention
where kind = 'method' and name not in (select payment_type from dim_payment_method);

create or replace temp table place as
select customer.zip_prefix as zip_prefix, customer.city as city, customer.state as state, min(position) as mentioned
from order_event
where customer is not null
group by all;

insert into dim_geography
select (select coalesce(max(geography_key), 0) from dim_geography) + row_number() over (order by mentioned),
    p.zip_prefix, p.city, p.state, r.region
from place p
left join region_of_state r on r.state = p.state
where not exists (
    from dim_geography g
    where g.zip_prefix is not distinct from p.zip_prefix
        and g.city is not distinct from p.city
        and g.state is not distinct from p.state);
