insert into product_prices values (?, ?, localtimestamp)
on conflict (product_id) do update set price = excluded.price, changed_at = excluded.changed_at
