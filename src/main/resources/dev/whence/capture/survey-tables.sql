-- The ordinary and partitioned tables with what is known of their use.
select n.nspname as schema_name,
       c.relname as table_name,
       obj_description(c.oid, 'pg_class') as comment,
       has_table_privilege(c.oid, 'select') as readable,
       greatest(s.n_live_tup, c.reltuples::bigint, 0) as row_count,
       coalesce(s.n_tup_ins, 0) as inserts,
       coalesce(s.n_tup_upd, 0) as updates,
       coalesce(s.n_tup_del, 0) as deletes,
       coalesce((select array_agg(a.attname::text order by k.place)
                 from pg_index i
                 cross join lateral unnest(i.indkey) with ordinality as k (number, place)
                 join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
                 where i.indrelid = c.oid and i.indisprimary), '{}') as key_columns
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_stat_user_tables s on s.relid = c.oid
where c.relkind in ('r', 'p')
  and not c.relispartition
  and n.nspname not in ('pg_catalog', 'information_schema')
  and n.nspname not like 'pg\_toast%'
  and n.nspname not like 'pg\_temp%'
order by n.nspname, c.relname
