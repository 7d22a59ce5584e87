-- Tryton: an order is a sale that was confirmed and takes nothing back, of the day of its confirmation.
with orders as (
    select id, sale_date::timestamp as placed_at, party as customer,
        case when state = 'confirmed' then 'created' when state = 'done' or shipment_state = 'sent' then 'delivered' else state end as status
    from sale_sale where state in ('confirmed', 'processing', 'done') and coalesce(origin, '') not like 'sale.sale,%'),
lines as (
    select o.id as order_id, o.customer, o.placed_at, p.code as product, l.quantity::numeric as quantity,
        round(l.quantity::numeric * l.unit_price, 2) as price
    from orders o join sale_line l on l.sale = o.id join product_product p on p.id = l.product),
sales as (select order_id, customer, placed_at, sum(price) as revenue from lines group by 1, 2, 3),
payments as (
    select j.name as payment_type, m.credit - m.debit as value
    from (select * from sale_sale where state in ('confirmed', 'processing', 'done')) o
    join (select distinct on (invoice) invoice, replace(origin, 'sale.line,', '') as line from account_invoice_line
        where origin like 'sale.line,%' order by invoice, id) f on true
    join sale_line l on l.id = f.line::integer and l.sale = o.id
    join "account_invoice-account_move_line" x on x.invoice = f.invoice
    join account_move_line m on m.id = x.line and m.credit - m.debit >= 0
    join account_move v on v.id = m.move join account_journal j on j.id = v.journal),
stock as (
    select p.code as product,
        sum(case when t.type = 'storage' then s.quantity else 0 end - case when f.type = 'storage' then s.quantity else 0 end) as on_hand
    from stock_move s join product_product p on p.id = s.product
    join stock_location f on f.id = s.from_location join stock_location t on t.id = s.to_location
    where s.state = 'done' group by p.code)
