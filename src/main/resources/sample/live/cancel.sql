update orders set order_status = 'canceled'
where order_id = ? and order_status in ('created', 'approved', 'processing', 'invoiced')
