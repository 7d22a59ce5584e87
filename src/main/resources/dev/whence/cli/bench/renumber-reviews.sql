update order_reviews set review_id = review_id || '-' where order_id = ?
