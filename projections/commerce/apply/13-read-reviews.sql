-- on: product.review.*
-- The review events of the batch, typed.

create or replace temp table review_event as
select p.position, id, type, shop as source, substr(subject, strpos(subject, '/') + 1) as review_key, e.*
from (
    select position, id, type, subject, from_json(data, '{
        "order_id": "VARCHAR", "review_id": "VARCHAR", "score": "INTEGER", "created_at": "TIMESTAMPTZ",
        "answered_at": "TIMESTAMPTZ"}') as e
    from batch
    where type like 'product.review.%') p
join about a on a.position = p.position;
