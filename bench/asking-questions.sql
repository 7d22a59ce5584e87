-- What bench/asking asks. Under some questions is the same as SQL on the tables of the shop, its columns those of the answer.

--: How many orders were there?
select count(*) from orders

--: What is the total revenue?

--: Revenue by category
select coalesce(t.product_category_name_english, 'unknown'), sum(i.price) as revenue
from order_items i
join orders o using (order_id)
join products p using (product_id)
left join product_category_name_translation t using (product_category_name)
where o.order_status not in ('canceled', 'unavailable')
group by 1
order by 1

--: Revenue by month
select to_char(date_trunc('month', o.order_purchase_timestamp), 'YYYY-MM'), sum(i.price)
from orders o
join order_items i using (order_id)
where o.order_status not in ('canceled', 'unavailable')
group by 1
order by 1

--: Top 10 products by revenue
select i.product_id, sum(i.price) as revenue
from orders o
join order_items i using (order_id)
where o.order_status not in ('canceled', 'unavailable')
group by 1
order by 2 desc, 1
limit 10

--: Average order value by state
select c.customer_state, sum(i.price) / count(distinct o.order_id)
from orders o
join customers c using (customer_id)
join order_items i using (order_id)
where o.order_status not in ('canceled', 'unavailable')
group by 1
order by 1

--: Late rate by state
select c.customer_state,
    count(*) filter (where o.order_delivered_customer_date::date > o.order_estimated_delivery_date::date)::float / count(*)
from orders o
join customers c using (customer_id)
where o.order_status = 'delivered' and o.order_delivered_customer_date is not null
group by 1
order by 1

--: Average delivery time by month in 2023
select to_char(date_trunc('month', order_purchase_timestamp), 'YYYY-MM'),
    avg(extract(epoch from order_delivered_customer_date - order_purchase_timestamp) / 86400)
from orders
where order_status = 'delivered' and order_delivered_customer_date is not null
    and order_purchase_timestamp >= '2023-01-01' and order_purchase_timestamp < '2024-01-01'
group by 1
order by 1

--: Average review score by category
select category, avg(review_score)
from (
    select distinct r.review_id, r.order_id, r.review_score,
        coalesce(t.product_category_name_english, 'unknown') as category
    from order_reviews r
    join order_items i using (order_id)
    join products p using (product_id)
    left join product_category_name_translation t using (product_category_name)) r
group by 1
order by 1

--: How many customers ordered more than once?
select count(*)
from (
    select c.customer_unique_id
    from orders o
    join customers c using (customer_id)
    group by 1
    having count(*) > 1) c

--: Revenue by payment type
select coalesce(p.payment_type, 'not recorded'), sum(i.price)
from orders o
join order_items i using (order_id)
left join (
    select distinct on (order_id) order_id, payment_type
    from (
        select order_id, payment_type, sum(payment_value) as value, min(payment_sequential) as first
        from order_payments
        group by 1, 2) sums
    order by order_id, value desc, first) p using (order_id)
where o.order_status not in ('canceled', 'unavailable')
group by 1
order by 1

--: Cancellation rate by state in 2023
select c.customer_state, count(*) filter (where o.order_status = 'canceled')::float / count(*)
from orders o
join customers c using (customer_id)
where o.order_purchase_timestamp >= '2023-01-01' and o.order_purchase_timestamp < '2024-01-01'
group by 1
order by 1

--: Orders by day of the week
select trim(to_char(order_purchase_timestamp, 'Day')), count(*)
from orders
group by extract(isodow from order_purchase_timestamp), 1
order by extract(isodow from order_purchase_timestamp)

--: Revenue in SP by category in 2023
select coalesce(t.product_category_name_english, 'unknown'), sum(i.price) as revenue
from order_items i
join orders o using (order_id)
join customers c using (customer_id)
join products p using (product_id)
left join product_category_name_translation t using (product_category_name)
where o.order_status not in ('canceled', 'unavailable') and c.customer_state = 'SP'
    and o.order_purchase_timestamp >= '2023-01-01' and o.order_purchase_timestamp < '2024-01-01'
group by 1
order by 1

--: Top 5 sellers by revenue in January 2023

--: Revenue per week in 2023

--: Revenue in February 2023 compared with January 2023

--: Share of revenue by region

--: What share of orders were paid by boleto?

--: How many reviews had a score of 1?

--: Revenue outside of SP by month

--: How many orders were over 1000 BRL?

--: Funnel of orders in 2023

--: Customers by state

--: Orders by hour of the day

--: Median delivery time by region

--: Running total of revenue by month

--: Which states have more than 1000 orders?

--: Average freight by region

--: New customers by month

--: Low-score share by category, the 5 worst

--: Conversion funnel in January 2023

--: Checkouts by device

--: Why did revenue in February 2023 differ from January 2023?

--: Why did the number of orders change in February 2023 compared with January 2023?

--: Why did the late rate change in February 2023 compared with January 2023?

--: Why did the average order value change in February 2023 compared with January 2023?

--: Why was revenue lower in the week of 6 March 2023 than in the week before?
