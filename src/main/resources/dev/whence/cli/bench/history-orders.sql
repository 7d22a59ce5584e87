insert into orders
select 'h' || n, 'c' || n % 20, 'delivered', t, t + interval '1 hour', t + interval '2 days', t + interval '8 days', t + interval '12 days'
from (select n, timestamp '2024-01-01' + n * interval '1 hour' as t from generate_series(1, ?) n) as times
