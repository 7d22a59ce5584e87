-- Fills the star of projections/commerce/schema.sql straight from the nine Olist CSV files, without the hub: an
-- independent second way to the same tables, and something to develop questions against.
-- The variable `data` names the folder. Event ids and positions are made up.

create temp view csv_orders as select * from read_csv(getvariable('data') || '/olist_orders_dataset.csv', header = true, all_varchar = true);
create temp view csv_customers as select * from read_csv(getvariable('data') || '/olist_customers_dataset.csv', header = true, all_varchar = true);
create temp view csv_items as select * from read_csv(getvariable('data') || '/olist_order_items_dataset.csv', header = true, all_varchar = true);
create temp view csv_payments as select * from read_csv(getvariable('data') || '/olist_order_payments_dataset.csv', header = true, all_varchar = true);
create temp view csv_reviews as select * from read_csv(getvariable('data') || '/olist_order_reviews_dataset.csv', header = true, all_varchar = true);
create temp view csv_products as select * from read_csv(getvariable('data') || '/olist_products_dataset.csv', header = true, all_varchar = true);
create temp view csv_sellers as select * from read_csv(getvariable('data') || '/olist_sellers_dataset.csv', header = true, all_varchar = true);
create temp view csv_translation as select * from read_csv(getvariable('data') || '/product_category_name_translation.csv', header = true, all_varchar = true);

insert into order_key select row_number() over (order by order_purchase_timestamp, order_id), order_id, 'shop' from csv_orders;

insert into dim_payment_method select row_number() over (order by payment_type), payment_type from (select distinct payment_type from csv_payments);

insert into dim_product
select row_number() over (order by product_id), product_id, true, coalesce(t.product_category_name_english, 'unknown'), product_weight_g::double, false, 'shop'
from csv_products p left join csv_translation t using (product_category_name);

insert into dim_seller
select row_number() over (order by seller_id), seller_id, true, seller_city, seller_state, r.region, seller_zip_code_prefix,
    (select min(o.order_purchase_timestamp::timestamp) from csv_items i join csv_orders o using (order_id)
     where i.seller_id = s.seller_id and o.order_status not in ('canceled', 'unavailable')),
    'shop'
from csv_sellers s left join region_of_state r on r.state = s.seller_state;

insert into dim_geography
select row_number() over (order by z, c, s), z, c, s, r.region
from (select distinct customer_zip_code_prefix as z, customer_city as c, customer_state as s from csv_customers)
left join region_of_state r on r.state = s;

insert into dim_customer
select row_number() over (order by customer_unique_id), customer_unique_id,
    min(order_purchase_timestamp)::timestamp,
    arg_min(order_id, order_purchase_timestamp || order_id), 'shop'
from csv_orders join csv_customers using (customer_id) group by customer_unique_id;

insert into fact_order_line
select k.order_key, order_item_id::integer, p.product_key, s.seller_key, price::decimal(18, 4), freight_value::decimal(18, 4), 1,
    row_number() over (partition by k.order_key order by order_item_id::integer) = 1, null, null, null, null, null, null, uuid(), k.order_key
from csv_items i join order_key k using (order_id) left join dim_product p using (product_id) left join dim_seller s using (seller_id);

insert into fact_payment
select order_id || '-' || payment_sequential, k.order_key, payment_sequential::integer, m.payment_method_key,
    payment_installments::integer, payment_value::decimal(18, 4), null, uuid(), 100000 + row_number() over (), 'shop'
from csv_payments p join order_key k using (order_id) join dim_payment_method m using (payment_type);

insert into fact_review
select review_id || '-' || order_id, k.order_key, review_id, review_score::integer, review_creation_date::timestamp,
    review_answer_timestamp::timestamp, null, null, uuid(), 200000 + row_number() over (), 'shop'
from csv_reviews r join order_key k using (order_id);

insert into fact_fulfilment
with line as (
    select order_key, list(distinct category order by category) as categories, count(*) as items, sum(price) as price, sum(freight) as freight,
        first(product_key order by price desc, item) as product_key, first(seller_key order by price desc, item) as seller_key
    from fact_order_line left join dim_product using (product_key) group by order_key),
method as (
    select order_key, payment_method_key, sum(value) as value, min(sequential) as sequential from fact_payment group by all),
main as (
    select order_key, first(payment_method_key order by value desc, sequential) as payment_method_key from method group by order_key)
select k.order_key, order_id, order_status, order_purchase_timestamp::timestamp, order_approved_at::timestamp,
    order_delivered_carrier_date::timestamp, order_delivered_customer_date::timestamp, null,
    order_estimated_delivery_date::timestamp, c.customer_key, g.geography_key, 'BRL', c.first_order_id = order_id,
    l.categories, coalesce(l.items, 0), l.price, l.freight, l.product_key, l.seller_key, m.payment_method_key,
    coalesce(r.reviews, 0), r.lowest, uuid(), k.order_key, uuid(), k.order_key, 'shop'
from csv_orders o
join order_key k using (order_id)
join csv_customers cc using (customer_id)
join dim_customer c on c.customer_id = cc.customer_unique_id
join dim_geography g on g.zip_prefix = cc.customer_zip_code_prefix and g.city = cc.customer_city and g.state = cc.customer_state
left join line l on l.order_key = k.order_key
left join (select order_key, count(*) as reviews, min(score) as lowest from fact_review group by order_key) r on r.order_key = k.order_key
left join main m on m.order_key = k.order_key;

update fact_order_line p
set placed_at = o.placed_at, is_revenue = is_revenue(o.status), customer_key = o.customer_key, geography_key = o.geography_key,
    main_payment_method_key = o.main_payment_method_key, currency = o.currency
from fact_fulfilment o where o.order_key = p.order_key;

update fact_payment p set placed_at = o.placed_at from fact_fulfilment o where o.order_key = p.order_key;

update fact_review p set placed_at = o.placed_at, categories = o.categories from fact_fulfilment o where o.order_key = p.order_key;
