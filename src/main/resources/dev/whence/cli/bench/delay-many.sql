update orders set order_estimated_delivery_date = order_estimated_delivery_date + interval '1 day' where order_id like ?
