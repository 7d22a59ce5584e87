-- The columns that the log tells of (not generated ones), by what their type comes down to: that of a domain's base, text
-- for an enumeration.
with recursive resolved as (
    select oid, oid as base from pg_type where typtype <> 'd'
    union all
    select d.oid, r.base from pg_type d join resolved r on d.typbasetype = r.oid where d.typtype = 'd')
select n.nspname as schema_name,
       c.relname as table_name,
       a.attname as column_name,
       case when t.typtype = 'e' then 'text' else t.typname end as type
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
join resolved r on r.oid = a.atttypid
join pg_type t on t.oid = r.base
where c.relkind in ('r', 'p')
  and a.attnum > 0
  and not a.attisdropped
  and coalesce(to_jsonb(a) ->> 'attgenerated', '') = ''
  and n.nspname not in ('pg_catalog', 'information_schema')
  and n.nspname not like 'pg\_toast%'
  and n.nspname not like 'pg\_temp%'
order by c.oid, a.attnum
