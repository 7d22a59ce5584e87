insert into order_reviews (review_id, order_id, review_score, review_comment_message, review_creation_date,
    review_answer_timestamp)
values (?, ?, ?, ?, ?, ?)
