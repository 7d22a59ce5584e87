insert into order_payments values (?, ?, 'boleto', 1, ?)
