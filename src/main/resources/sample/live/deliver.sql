update orders set order_status = 'delivered', order_delivered_customer_date = ?
where order_id = ? and order_status = 'shipped'
