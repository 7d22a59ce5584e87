select coalesce(
    (select max(day) from (
        select date_trunc('day', order_purchase_timestamp) as day
        from orders group by 1 having count(*) >= 10) busy),
    (select date_trunc('day', max(order_purchase_timestamp)) from orders)) + interval '1 day'
