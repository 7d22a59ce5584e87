update order_reviews set review_answer_timestamp = localtimestamp where order_id = ?
