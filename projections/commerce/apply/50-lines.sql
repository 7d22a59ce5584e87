-- on: revenue.order.placed, revenue.order.amended, revenue.order.removed
-- An event with lines carries all of them: the last one replaces what was there.

create or replace temp table line_change as
select k.order_key, e.id, e.position, e.type <> 'revenue.order.removed' as present
from (
    select source, order_id, max(position) as position
    from order_event
    where type in ('revenue.order.placed', 'revenue.order.amended', 'revenue.order.removed')
    group by source, order_id) last
join order_event e on e.position = last.position
join touched_order k on k.source = e.source and k.order_id = e.order_id;

delete from fact_order_line where order_key in (select order_key from line_change);

insert into fact_order_line
select c.order_key, l.item, p.product_key, s.seller_key, l.price, l.freight, coalesce(l.quantity, 1),
    row_number() over (partition by c.order_key order by l.item) = 1,
    o.placed_at, is_revenue(o.status), o.customer_key, o.geography_key, 
    case when m.order_key is null then k.main_payment_method_key else m.payment_method_key end, o.currency, c.id, c.position
from line_change c
join line_event l on l.position = c.position
left join dim_product p on p.source = l.source and p.product_id = l.product_id
left join dim_seller s on s.source = l.source and s.seller_id = l.seller_id
left join order_state o on o.order_key = c.order_key
left join known_order k on k.order_key = c.order_key
left join main_method m on m.order_key = c.order_key
where c.present;
