-- on: customer.checkout.completed
-- What a visit did before it named its order.
update fact_web_event set led_to_order = true
where not led_to_order and session_id in (
    select data ->> 'session_id' from batch
    where type = 'customer.checkout.completed' and correlation_id <> 'order/' || (data ->> 'order_id'));
