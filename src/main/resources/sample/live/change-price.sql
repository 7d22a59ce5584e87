insert into product_prices (product_id, price, changed_at) values (?, ?, ?)
on conflict (product_id) do update set price = excluded.price, changed_at = excluded.changed_at
