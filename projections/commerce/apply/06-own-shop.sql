-- on: revenue.payment.received, revenue.payment.changed, revenue.payment.removed, product.review.*
-- on: customer.page.viewed, customer.product.viewed, customer.cart.item_added, customer.checkout.started
-- on: customer.page.slowed, revenue.payment.failed
-- Whose orders and customers the events of a source are about, by the position from which that holds.

create or replace temp table about as
select b.source, b.position,
    case when own.position <= b.position then b.source
        when first.position < b.position then first.source
        else b.source end as shop
from (
    select source, position from batch
    where type in ('revenue.payment.received', 'revenue.payment.changed', 'revenue.payment.removed', 'customer.page.viewed',
            'customer.product.viewed', 'customer.cart.item_added', 'customer.checkout.started', 'customer.page.slowed',
            'revenue.payment.failed')
        or type like 'product.review.%') b
left join shop own on own.source = b.source
left join (select arg_min(source, position) as source, min(position) as position from shop) first on true;
