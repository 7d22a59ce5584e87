-- Somebody who has bought before: the first one from a given id on.
select customer_unique_id, customer_zip_code_prefix, customer_city, customer_state
from customers
where customer_unique_id >= ?
order by customer_unique_id
limit 1
