-- One step further.
update orders set
    order_approved_at = case order_status when 'created' then localtimestamp else order_approved_at end,
    order_delivered_carrier_date = case order_status when 'processing' then localtimestamp else order_delivered_carrier_date end,
    order_delivered_customer_date = case order_status when 'shipped' then localtimestamp else order_delivered_customer_date end,
    order_status = case order_status when 'created' then 'approved' when 'approved' then 'processing'
        when 'processing' then 'shipped' when 'shipped' then 'delivered' else order_status end
where order_id = ?
