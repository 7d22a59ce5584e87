-- Domains as what they are made of, enumerations as text with their labels; otherwise the values that statistics know.
select n.nspname as schema_name,
       c.relname as table_name,
       a.attname as column_name,
       case t.typtype when 'd' then format_type(t.typbasetype, t.typtypmod)
                      when 'e' then 'text'
                      else format_type(a.atttypid, a.atttypmod) end as type,
       a.attnotnull as required,
       col_description(c.oid, a.attnum) as comment,
       coalesce(s.n_distinct, 0) as n_distinct,
       case t.typtype
           when 'e' then (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)
           else coalesce(s.most_common_vals::text::text[], '{}') end as common_values
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = a.attname
where c.relkind in ('r', 'p')
  and not c.relispartition
  and n.nspname not in ('pg_catalog', 'information_schema')
  and n.nspname not like 'pg\_toast%'
  and n.nspname not like 'pg\_temp%'
order by n.nspname, c.relname, a.attnum
