-- As the skill has it, of all orders.
--: with
asked as (select order_key as key from fact_fulfilment where placed_at < (:now)::timestamp)
--: members
select customer_key as key from risky
--: evidence
select id, position from orders_of where customer_key in (select customer_key from risky)
