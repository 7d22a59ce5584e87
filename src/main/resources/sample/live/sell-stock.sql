-- One piece less, where there is one.
insert into stock_movements (product_id, kind, quantity, on_hand, moved_at)
select product_id, 'sale', -1, on_hand - 1, ?
from stock_movements where product_id = ? and on_hand > 0
    and movement_id = (select max(movement_id) from stock_movements where product_id = ?)
