update orders set order_status = 'canceled' where order_id = ?
