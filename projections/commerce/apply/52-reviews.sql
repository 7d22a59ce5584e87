-- on: product.review.*
-- The last event of a review says what it is now.

create or replace temp table last_review as
from review_event
where position in (select max(position) from review_event group by source, review_key);

delete from fact_review where (source, review_key) in (select (source, review_key) from last_review);

insert into fact_review
select e.review_key, k.order_key, e.review_id, e.score, utc(e.created_at), utc(e.answered_at), o.placed_at,
    case when c.order_key is null then n.categories else c.categories end, e.id, e.position, e.source
from last_review e
left join touched_order k on k.source = e.source and k.order_id = e.order_id
left join order_state o on o.order_key = k.order_key
left join known_order n on n.order_key = k.order_key
left join order_category c on c.order_key = k.order_key
where e.type <> 'product.review.removed';
