update orders set order_status = 'shipped', order_delivered_carrier_date = ?
where order_id = ? and order_status = 'invoiced'
