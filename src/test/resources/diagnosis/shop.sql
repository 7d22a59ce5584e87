-- Orders of January and February at random (by hash), one item each, 15,000 in 60 days.
create temp table drawn as
select i as order_key,
    timestamp '2025-01-01' + to_seconds(cast(hash('when' || i) % (59 * 86400) as bigint)) as placed_at,
    hash('state' || i) % 4 as state, hash('category' || i) % 5 as category, hash('seller' || i) % 3 as seller,
    hash('method' || i) % 2 as method, 20 + hash('price' || i) % 100 as price, hash('lost' || i) % 100 as lost
from range(15000) as orders (i);

delete from drawn where placed_at >= timestamp '2025-02-01' and ${lost};

insert into order_key select order_key, 'o' || order_key, 'shop' from drawn;
insert into dim_product select c, 'p' || c, true, ['toys', 'books', 'garden', 'music', 'tools'][c + 1], 1, false, 'shop' from range(5) as r (c);
insert into dim_seller select s, 's' || s, true, 'city', ['SP', 'RJ', 'MG'][s + 1], 'Southeast', '0', timestamp '2024-01-01', 'shop' from range(3) as r (s);
insert into dim_geography select g, '0', 'city', ['SP', 'RJ', 'MG', 'BA'][g + 1], 'Southeast' from range(4) as r (g);
insert into dim_payment_method select m, ['card', 'boleto'][m + 1] from range(2) as r (m);
insert into fact_fulfilment
select order_key, 'o' || order_key, 'delivered', placed_at, placed_at, placed_at, placed_at, null, placed_at, order_key, state, 'BRL', true, [['toys', 'books', 'garden', 'music', 'tools'][(category + 1)::bigint]], 1,
    price, 1, category, seller, method, 0, null, uuid(), order_key, uuid(), order_key, 'shop'
from drawn;
insert into fact_order_line select order_key, 1, category, seller, price, 1, 1, true, placed_at, true, order_key, state, method, 'BRL', uuid(), order_key from drawn;
