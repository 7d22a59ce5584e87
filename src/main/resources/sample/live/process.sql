update orders set order_status = 'processing' where order_id = ? and order_status = 'approved'
