-- An event with lines carries all of them: the last one replaces what was there.

create or replace temp table line_change as
select k.order_key, e.id, e.position, e.type <> 'revenue.order.removed' as present
from (
    select order_id, max(position) as position
    from order_event
    where type in ('revenue.order.placed', 'revenue.order.amended', 'revenue.order.removed')
    group by order_id) last
join order_event e on e.position = last.position
join touched_order k on k.order_id = e.order_id;

delete from fact_order_line where order_key in (select order_key from line_change);

insert into fact_order_line
select c.order_key, l.item, p.product_key, s.seller_key, l.price, l.freight, c.id, c.position
from line_change c
join line_event l on l.position = c.position
left join dim_product p on p.product_id = l.product_id
left join dim_seller s on s.seller_id = l.seller_id
where c.present;

create or replace temp table last_payment as
from payment_event
where position in (select max(position) from payment_event group by payment_id);

delete from fact_payment where payment_id in (select payment_id from last_payment);

insert into fact_payment
select e.payment_id, k.order_key, e.sequential, m.payment_method_key, e.instalments, e.value, e.id, e.position
from last_payment e
left join touched_order k on k.order_id = e.order_id
left join dim_payment_method m on m.payment_type = e.type
where e.event_type <> 'revenue.payment.removed';

create or replace temp table last_review as
from review_event
where position in (select max(position) from review_event group by review_key);

delete from fact_review where review_key in (select review_key from last_review);

insert into fact_review
select e.review_key, k.order_key, e.review_id, e.score, utc(e.created_at), utc(e.answered_at), e.id, e.position
from last_review e
left join touched_order k on k.order_id = e.order_id
where e.type <> 'product.review.removed';

insert into fact_web_event
select e.type, e.occurred_at, e.session_id, c.customer_key, e.device, e.page, p.product_key, e.category, e.method,
    e.reason, e.duration_ms, e.id, e.position
from web_event e
left join dim_customer c on c.customer_id = e.customer_id
left join dim_product p on p.product_id = e.product_id;
