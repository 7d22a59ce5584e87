-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
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
