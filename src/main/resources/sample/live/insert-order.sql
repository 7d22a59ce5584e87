insert into orders (order_id, customer_id, order_status, order_purchase_timestamp, order_estimated_delivery_date)
values (?, ?, 'created', ?, ?)
