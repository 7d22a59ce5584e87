insert into order_payments (order_id, payment_sequential, payment_type, payment_installments, payment_value)
values (?, ?, ?, ?, ?)
on conflict do nothing
