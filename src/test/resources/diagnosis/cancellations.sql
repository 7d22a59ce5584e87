-- 200 orders a day at random (by hash), one item each, from January to April; on ${days} most of those of SP were cancelled.
create temp table drawn as
select i as order_key, timestamp '2025-01-01' + to_seconds(cast(hash('when' || i) % (115 * 86400) as bigint)) as placed_at,
    hash('state' || i) % 4 as state, 20 + hash('price' || i) % 100 as price, hash('cancelled' || i) % 100 as chance
from range(23000) as orders (i);
alter table drawn add column status varchar;
update drawn set status = case
    when state = 0 and placed_at::date in (${days}) and chance < 80 or chance = 99 then 'canceled' else 'delivered' end;

insert into order_key select order_key, 'o' || order_key, 'shop' from drawn;
insert into dim_product select c, 'p' || c, true, 'toys', 1, false, 'shop' from range(1) as r (c);
insert into dim_seller select s, 's' || s, true, 'city', 'SP', 'Southeast', '0', timestamp '2024-01-01', 'shop' from range(1) as r (s);
insert into dim_geography select g, '0', 'city', ['SP', 'RJ', 'MG', 'BA'][g + 1], 'Southeast' from range(4) as r (g);
insert into dim_payment_method select m, 'card' from range(1) as r (m);
insert into fact_fulfilment
select order_key, 'o' || order_key, status, placed_at, placed_at, placed_at, placed_at, null, placed_at, order_key, state, 'BRL', true, ['toys'], 1,
    price, 1, 0, 0, 0, 0, null, uuid(), order_key, uuid(), order_key, 'shop'
from drawn;
insert into fact_order_line select order_key, 1, 0, 0, price, 1, 1, true, placed_at, is_revenue(status), order_key, state, 0, 'BRL', uuid(), order_key from drawn;
