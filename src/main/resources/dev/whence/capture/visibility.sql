-- Lowest transaction that is still open, first that has not begun, and those in between that are open.
select pg_current_snapshot()::text
