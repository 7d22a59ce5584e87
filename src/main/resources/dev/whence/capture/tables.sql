-- The ordinary and partitioned tables, whether they may be read, and what the log says of a row before its change:
-- the columns of its identity, or null for all (full).
select n.nspname as schema_name,
       c.relname as table_name,
       has_table_privilege(c.oid, 'select') as readable,
       pg_has_role(c.relowner, 'usage') as owned,
       c.relreplident = 'f' as full_identity,
       coalesce((select array_agg(a.attname::text order by a.attnum)
                 from pg_index i
                 join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
                 where i.indrelid = c.oid
                   and case c.relreplident when 'd' then i.indisprimary when 'i' then i.indisreplident else false end),
                '{}') as identity_columns
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and n.nspname not in ('pg_catalog', 'information_schema')
  and n.nspname not like 'pg\_toast%'
  and n.nspname not like 'pg\_temp%'
