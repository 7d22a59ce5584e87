-- Nothing was left at some time in the period; without one, nothing is left now.
--: with
turns as (
    select product_key, occurred_at as began_at, is_out, event_id, position,
        lead(occurred_at) over (partition by product_key order by position) as ended_at
    from fact_stock_turn where occurred_at < (:now)::timestamp),
empty as (
    select product_key, event_id, position from turns
    where is_out and began_at < coalesce((:to)::timestamp, (:now)::timestamp)
        and (ended_at is null or ended_at > (:from)::timestamp))
--: members
select product_key as key from empty
--: evidence
select event_id as id, position from empty
