-- on: revenue.order.placed, revenue.order.amended, revenue.order.removed
-- on: product.item.*
-- Orders that the batch does not speak of, and reviews from before.

update fact_fulfilment o
set categories = c.categories
from order_category c
where c.order_key = o.order_key and c.categories is distinct from o.categories;

update fact_review r
set categories = c.categories
from order_category c
where c.order_key = r.order_key and c.categories is distinct from r.categories;
