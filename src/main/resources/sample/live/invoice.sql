update orders set order_status = 'invoiced' where order_id = ? and order_status = 'processing'
