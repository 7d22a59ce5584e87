-- What the words of the questions mean, straight from the nine CSV files of Olist and by no other way: the truth that
-- answers are held against. The variables `data` (the folder) and `now` (the question's clock) are set by the bench.
-- ord: an order; line: an item of an order; pay: a payment; rev: a review. Orders after `now` do not count.

create temp macro csv(name) as table select * from read_csv(getvariable('data') || '/' || name || '.csv', header = true, all_varchar = true);
create temp macro ym(t) as strftime(t, '%Y-%m');
create temp macro yq(t) as year(t) || '-Q' || quarter(t);
create temp macro week(t) as date_trunc('week', t)::date;
create temp macro nth(x, p) as quantile_cont(x, p);

create temp table raw_line as
select i.order_id, order_item_id::int as item, i.product_id as product, i.seller_id as seller, price::decimal(12, 2) as price,
    freight_value::decimal(12, 2) as freight, coalesce(t.product_category_name_english, 'unknown') as category, s.seller_state, s.seller_city
from csv('olist_order_items_dataset') i
left join csv('olist_products_dataset') p on p.product_id = i.product_id
left join csv('product_category_name_translation') t on t.product_category_name = p.product_category_name
left join csv('olist_sellers_dataset') s on s.seller_id = i.seller_id;

create temp table raw_pay as
select order_id, payment_sequential::int as sequential, payment_type as type, payment_installments::int as instalments,
    payment_value::decimal(12, 2) as paid
from csv('olist_order_payments_dataset');

create temp table raw_ord as
with main as (
    select order_id, first(type order by v desc, s) as main_pay
    from (select order_id, type, sum(paid) as v, min(sequential) as s from raw_pay group by all) group by order_id),
basket as (select order_id, count(*) as items, sum(price) as value, sum(freight) as freight from raw_line group by order_id),
region(region, states) as (values
    ('North', ['AC','AM','AP','PA','RO','RR','TO']), ('Northeast', ['AL','BA','CE','MA','PB','PE','PI','RN','SE']),
    ('Central-West', ['DF','GO','MS','MT']), ('Southeast', ['ES','MG','RJ','SP']), ('South', ['PR','RS','SC'])),
o as (
    select o.order_id, order_status as status, order_purchase_timestamp::timestamp as placed, order_approved_at::timestamp as approved,
        order_delivered_carrier_date::timestamp as shipped, order_delivered_customer_date::timestamp as delivered,
        order_estimated_delivery_date::timestamp as estimated, customer_unique_id as customer, customer_city as city,
        customer_state as state, region, coalesce(main_pay, 'not recorded') as main_pay, items, value, freight
    from csv('olist_orders_dataset') o
    join csv('olist_customers_dataset') c on c.customer_id = o.customer_id
    left join region on list_contains(states, customer_state)
    left join main m on m.order_id = o.order_id left join basket b on b.order_id = o.order_id)
select *, row_number() over (partition by customer order by placed, order_id) = 1 as first_time,
    status not in ('canceled', 'unavailable') and items is not null as sold,
    status = 'delivered' and delivered is not null as done,
    case when done then epoch(delivered - placed) / 86400 end as days,
    case when done then delivered::date > estimated::date end as late,
    case when done then delivered::date - estimated::date end as days_late,
    epoch(approved - placed) / 3600 as approval, epoch(shipped - approved) / 3600 as handling,
    status = 'canceled' as cancelled, status not in ('delivered', 'canceled', 'unavailable') as open,
    isodow(placed) > 5 as weekend
from o;

create temp table raw_rev as
select review_id, order_id, review_score::int as score, review_creation_date::timestamp as reviewed from csv('olist_order_reviews_dataset');

create temp view ord as select * from raw_ord where placed < getvariable('now')::timestamp;
create temp view line as select o.* exclude (items, value, freight), l.* exclude (order_id) from ord o join raw_line l using (order_id);
create temp view pay as select o.*, p.* exclude (order_id) from ord o join raw_pay p using (order_id);
create temp view rev as select o.*, r.* exclude (order_id) from ord o join raw_rev r using (order_id);
-- An order, and its review, counts once in each category that it contains; likewise for each seller.
create temp view ord_cat as select distinct o.*, l.category from ord o join raw_line l using (order_id);
create temp view rev_cat as select distinct r.*, l.category from rev r join raw_line l using (order_id);
create temp view ord_seller as select distinct o.*, l.seller, l.seller_state from ord o join raw_line l using (order_id);
create temp view rev_seller as select distinct r.*, l.seller, l.seller_state from rev r join raw_line l using (order_id);
create temp view first_sale as select seller, min(placed) as placed from raw_ord join raw_line using (order_id) where sold group by seller;
create temp macro versus(a, b) as table select a as current, b as previous, a - b as change, (a - b) / b as change_rate;
