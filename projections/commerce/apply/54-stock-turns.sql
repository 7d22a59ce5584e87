-- on: inventory.stock.*
-- When nothing was left of a product in all its places together, and when there was some again, in the order of the events.
-- Reads what lay there before, so it comes before 54-stock.

insert into fact_stock_turn
select product_key, occurred_at, is_out, id, position, source
from (
    select *, coalesce(lag(is_out) over (partition by product_key order by position), was_out) as before
    from (
        select p.product_key, e.occurred_at, e.id, e.position, e.source, k.on_hand <= 0 as was_out,
            coalesce(k.on_hand, 0) + sum(e.on_hand) over (partition by p.product_key order by e.position) <= 0 as is_out
        from stock_event e
        join dim_product p on p.source = e.source and p.product_id = e.product_id
        left join (select product_key, sum(on_hand) as on_hand from fact_stock group by product_key) k on k.product_key = p.product_key))
where is_out is distinct from before;
