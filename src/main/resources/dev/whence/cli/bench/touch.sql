update orders set order_status = order_status where order_id = ?
