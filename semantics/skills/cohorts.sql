-- Of the customers whose first order fell in a month, the part that ordered in each of the twelve months after it. A month
-- that is not over tells nothing. A period of the question chooses the cohorts.
--: with
orders_of as (
    select f.customer_key, date_trunc('month', f.placed_at)::date as month, f.placed_event_id as id, f.placed_position as position
    from fact_fulfilment f join asked on asked.key = f.order_key
    where f.customer_key is not null),
first as (select customer_key, min(month) as cohort from orders_of group by customer_key),
cohorts as (
    select cohort, count(*) as customers, date_diff('month', cohort, date_trunc('month', (:now)::timestamp)::date) - 1 as whole
    from first
    where cohort < date_trunc('month', (:now)::timestamp)::date
        and ((:from)::timestamp is null or cohort >= date_trunc('month', (:from)::timestamp) and cohort < (:to)::timestamp)
    group by cohort),
back as (
    select f.cohort, date_diff('month', f.cohort, o.month) as after, count(distinct o.customer_key) as customers
    from first f join orders_of o on o.customer_key = f.customer_key
    where o.month > f.cohort group by all),
cells as (
    select c.cohort, c.customers, n.after, case when n.after <= c.whole then coalesce(b.customers, 0) end as returned
    from cohorts c cross join (select unnest(range(1, 13)) as after) n
    left join back b on b.cohort = c.cohort and b.after = n.after)
--: refuse
select 'there is no month of first orders that is over, so nobody can have come back after it' where not exists (select 1 from cohorts where whole > 0)
--: answer
select strftime(cohort, '%Y-%m') as cohort, any_value(customers) as customers,
    max(returned / customers) filter (after = 1) as month_1, max(returned / customers) filter (after = 2) as month_2,
    max(returned / customers) filter (after = 3) as month_3, max(returned / customers) filter (after = 4) as month_4,
    max(returned / customers) filter (after = 5) as month_5, max(returned / customers) filter (after = 6) as month_6,
    max(returned / customers) filter (after = 7) as month_7, max(returned / customers) filter (after = 8) as month_8,
    max(returned / customers) filter (after = 9) as month_9, max(returned / customers) filter (after = 10) as month_10,
    max(returned / customers) filter (after = 11) as month_11, max(returned / customers) filter (after = 12) as month_12
from cells
where cohort in (select cohort from cohorts order by cohort desc limit coalesce((:limit)::bigint, 24))
group by cells.cohort order by cells.cohort
--: say
select format('of {:d} cohorts, {:.1f} % of the customers ordered again in the month after their first order, {:.1f} % in the third month, {:.1f} % in the sixth. The best first month after had {:s} with {:.1f} %',
    (select count(*) from cohorts), 100.0 * sum(returned) filter (after = 1) / sum(customers) filter (after = 1 and returned is not null),
    100.0 * coalesce(sum(returned) filter (after = 3) / sum(customers) filter (after = 3 and returned is not null), 0),
    100.0 * coalesce(sum(returned) filter (after = 6) / sum(customers) filter (after = 6 and returned is not null), 0),
    strftime(arg_max(cohort, returned / customers) filter (after = 1), '%Y-%m'), 100.0 * max(returned / customers) filter (after = 1)) || '.'
from cells
--: evidence
select o.id, o.position from orders_of o join first f on f.customer_key = o.customer_key join cohorts c on c.cohort = f.cohort
