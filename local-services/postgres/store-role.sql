-- The owner of the event store. It may make the writer and reader roles, and is no superuser.
-- A statement that fails must not carry the password into the log.
set log_min_error_statement = panic;
\set password `cat :'password_file'`
select not exists (select from pg_roles where rolname = 'whence') as missing \gset
\if :missing
create role whence login createrole;
\endif
alter role whence password :'password';
select not exists (select from pg_database where datname = 'whence') as missing \gset
\if :missing
create database whence owner whence;
\endif
