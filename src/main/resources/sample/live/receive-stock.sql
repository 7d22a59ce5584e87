-- A supplier brings what has run low.
insert into stock_movements (product_id, kind, quantity, on_hand, moved_at)
select product_id, 'receipt', 20, on_hand + 20, ?
from (select distinct on (product_id) product_id, on_hand from stock_movements order by product_id, movement_id desc) now
where on_hand <= 2
order by random()
limit 1
