select o.order_id, o.order_delivered_customer_date::date > o.order_estimated_delivery_date as late
from orders o
where o.order_status = 'delivered'
  and o.order_purchase_timestamp > ?
  and not exists (select from order_reviews r where r.order_id = o.order_id)
order by o.order_delivered_customer_date desc
offset ? limit 1
