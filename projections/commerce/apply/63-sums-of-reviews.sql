-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*
-- on: product.review.*
-- Of the orders whose reviews changed, and of those that were reviewed before anything else was known of them.

create or replace temp table review_sum as
select t.order_key, count(r.order_key) as reviews, min(r.score) as lowest
from touched_order t
left join fact_review r on r.order_key = t.order_key
where (t.source, t.order_id) in (select (source, order_id) from last_review) or t.order_key not in (select order_key from known_order)
group by t.order_key;
