insert into order_items select ?, i, 'p' || (i * 7) % 30, 's' || i % 10, null, 10 * i, 2.50 from generate_series(1, ?) i
