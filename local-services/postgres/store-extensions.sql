-- In the database of a store, as superuser, in one transaction.
set client_min_messages = warning;
create extension if not exists timescaledb;
create extension if not exists vector;
-- The Apache edition schedules a job that it then refuses to run, with an error in the log each time.
update _timescaledb_config.bgw_job set scheduled = false
where proc_name = 'policy_job_stat_history_retention' and current_setting('timescaledb.license', true) = 'apache';
