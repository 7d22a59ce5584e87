-- The history that the Olist CSV files imply, as events: type, subject, occurred_at, data. Written apart from the mapping
-- pack, to check the projection against the files themselves. The variable `data` names the folder.
create temp view o as select * from read_csv(getvariable('data') || '/olist_orders_dataset.csv', header = true, all_varchar = true);
create temp view c as select * from read_csv(getvariable('data') || '/olist_customers_dataset.csv', header = true, all_varchar = true);
create temp view i as select * from read_csv(getvariable('data') || '/olist_order_items_dataset.csv', header = true, all_varchar = true);
create temp view p as select * from read_csv(getvariable('data') || '/olist_order_payments_dataset.csv', header = true, all_varchar = true);
create temp view r as select * from read_csv(getvariable('data') || '/olist_order_reviews_dataset.csv', header = true, all_varchar = true);
create temp view s as select * from read_csv(getvariable('data') || '/olist_sellers_dataset.csv', header = true, all_varchar = true);
create temp view t as select * from read_csv(getvariable('data') || '/product_category_name_translation.csv', header = true, all_varchar = true);
create temp view pr as
select product_id, coalesce(t.product_category_name_english, 'unknown') as category, product_weight_g
from read_csv(getvariable('data') || '/olist_products_dataset.csv', header = true, all_varchar = true)
left join t using (product_category_name);
create macro iso(x) as replace(x, ' ', 'T') || 'Z';

create temp table event as
with line as (
    select order_id, list(json_object('item', order_item_id::int, 'product_id', product_id, 'category', coalesce(category, 'unknown'),
        'seller_id', seller_id, 'seller_city', seller_city, 'seller_state', seller_state,
        'price', price::decimal(12, 2), 'freight', freight_value::decimal(12, 2)) order by order_item_id::int) as lines
    from i left join pr using (product_id) left join s using (seller_id) group by order_id),
customer as (
    select customer_id, json_object('id', customer_unique_id, 'city', customer_city, 'state', customer_state,
        'zip_prefix', customer_zip_code_prefix) as customer from c),
base as (
    select o.*, customer, coalesce(lines, []) as lines
    from o join customer using (customer_id) left join line using (order_id)),
all_events as (
    select 1 as part, seller_id as k, 0 as step, 'product.seller.registered' as type, 'seller/' || seller_id as subject,
        '2016-01-01 00:00:00' as occurred_at,
        json_object('seller_id', seller_id, 'city', seller_city, 'state', seller_state, 'zip_prefix', seller_zip_code_prefix) as data
    from s
    union all
    select 2, product_id, 0, 'product.item.listed', 'product/' || product_id, '2016-01-01 00:00:00',
        json_object('product_id', product_id, 'category', category, 'weight_g', product_weight_g::double)
    from pr
    union all
    select 3, order_id, 1, 'revenue.order.placed', 'order/' || order_id, order_purchase_timestamp,
        json_object('order_id', order_id, 'status', 'created', 'customer', customer, 'currency', 'BRL',
            'placed_at', iso(order_purchase_timestamp), 'estimated_delivery_date', iso(order_estimated_delivery_date), 'lines', lines)
    from base
    union all
    select 3, order_id, 2, 'revenue.order.approved', 'order/' || order_id, order_approved_at,
        json_object('order_id', order_id, 'status', 'approved', 'customer', customer, 'currency', 'BRL', 'approved_at', iso(order_approved_at))
    from base where order_approved_at is not null
    union all
    select 3, order_id, 3, 'inventory.shipment.dispatched', 'order/' || order_id, order_delivered_carrier_date,
        json_object('order_id', order_id, 'status', 'shipped', 'customer', customer, 'currency', 'BRL',
            'dispatched_at', iso(order_delivered_carrier_date), 'estimated_delivery_date', iso(order_estimated_delivery_date))
    from base where order_delivered_carrier_date is not null
    union all
    select 3, order_id, 4, 'inventory.shipment.delivered', 'order/' || order_id, order_delivered_customer_date,
        json_object('order_id', order_id, 'status', 'delivered', 'customer', customer, 'currency', 'BRL',
            'delivered_at', iso(order_delivered_customer_date), 'estimated_delivery_date', iso(order_estimated_delivery_date))
    from base where order_delivered_customer_date is not null
    union all
    select 3, order_id, 5, 'revenue.order.status_changed', 'order/' || order_id, order_purchase_timestamp,
        json_object('order_id', order_id, 'status', order_status, 'customer', customer, 'currency', 'BRL')
    from base
    where order_status <> case when order_delivered_customer_date is not null then 'delivered'
        when order_delivered_carrier_date is not null then 'shipped' when order_approved_at is not null then 'approved' else 'created' end
    union all
    select 4, order_id, payment_sequential::int, 'revenue.payment.received', 'payment/' || order_id || '-' || payment_sequential,
        order_purchase_timestamp, json_object('order_id', order_id, 'customer', customer, 'currency', 'BRL', 'sequential', payment_sequential::int,
            'type', payment_type, 'instalments', payment_installments::int, 'value', payment_value::decimal(12, 2))
    from p join base using (order_id)
    union all
    select 5, order_id, 0, 'product.review.submitted', 'review/' || review_id || '-' || order_id, review_creation_date,
        json_object('order_id', order_id, 'review_id', review_id, 'customer', customer, 'score', review_score::int,
            'created_at', iso(review_creation_date), 'answered_at', iso(review_answer_timestamp), 'categories', [])
    from r join base using (order_id))
select row_number() over (order by part, k, step) as position, type, subject, occurred_at::timestamp as occurred_at, data::varchar as data
from all_events;
