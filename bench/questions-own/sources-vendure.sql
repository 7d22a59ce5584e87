-- Vendure: a cart is an order when it was placed. What a line costs with tax and discounts is in no column; what an order costs is.
with orders as (
    select id, "orderPlacedAt" as placed_at, "customerId" as customer, "subTotalWithTax" / 100.0 as total,
        case state when 'PaymentAuthorized' then 'created' when 'PaymentSettled' then 'approved' when 'Shipped' then 'shipped'
            when 'Delivered' then 'delivered' when 'Cancelled' then 'canceled' when 'PartiallyShipped' then 'partially_shipped'
            when 'PartiallyDelivered' then 'partially_delivered' else state end as status
    from "order" where "orderPlacedAt" is not null),
lines as (
    select o.id as order_id, o.customer, o.placed_at, v.sku as product, l.quantity
    from orders o join order_line l on l."orderId" = o.id and l.quantity > 0 join product_variant v on v.id = l."productVariantId"
    where o.status <> 'canceled'),
sales as (
    select id as order_id, customer, placed_at, total as revenue from orders
    where status <> 'canceled' and id in (select order_id from lines)),
payments as (
    select p.method as payment_type, p.amount / 100.0 as value
    from orders o join payment p on p."orderId" = o.id and p.state = 'Settled'),
stock as (
    select v.sku as product, sum(s."stockOnHand") as on_hand
    from stock_level s join product_variant v on v.id = s."productVariantId" group by v.sku)
