delete from order_payments where order_id = ?
