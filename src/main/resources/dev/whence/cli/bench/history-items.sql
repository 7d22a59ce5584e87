insert into order_items
select 'h' || n, i, 'p' || n % 30, 's' || n % 10, null, n % 90 + i, 2.50 from generate_series(1, ?) n, generate_series(1, 2) i
