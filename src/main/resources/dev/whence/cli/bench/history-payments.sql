insert into order_payments select 'h' || n, 1, 'credit_card', 3, 2 * (n % 90) + 8 from generate_series(1, ?) n
