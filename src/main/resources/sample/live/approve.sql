update orders set order_status = 'approved', order_approved_at = ?
where order_id = ? and order_status = 'created'
