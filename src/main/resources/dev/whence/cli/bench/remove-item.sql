delete from order_items where order_id = ? and order_item_id = 1
