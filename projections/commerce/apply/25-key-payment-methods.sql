-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed
insert into dim_payment_method
select (select coalesce(max(payment_method_key), 0) from dim_payment_method) + row_number() over (order by mentioned, name), name
from first_mention m
where kind = 'method' and not exists (from dim_payment_method k where k.payment_type = m.name);
