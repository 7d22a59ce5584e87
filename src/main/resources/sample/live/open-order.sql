-- One of the orders that wait longest in a status. Orders of long ago stay as they are.
select order_id
from orders
where order_status = ? and order_purchase_timestamp > ?
order by order_purchase_timestamp
offset ? limit 1
