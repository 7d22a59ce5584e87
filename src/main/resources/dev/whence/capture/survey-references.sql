-- Foreign keys, with their columns in the order of the key that they name.
select n.nspname as schema_name,
       c.relname as table_name,
       tn.nspname as target_schema,
       tc.relname as target_table,
       (select array_agg(a.attname::text order by k.place)
        from unnest(f.conkey) with ordinality as k (number, place)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number) as columns,
       (select array_agg(a.attname::text order by k.place)
        from unnest(f.confkey) with ordinality as k (number, place)
        join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.number) as target_columns
from pg_constraint f
join pg_class c on c.oid = f.conrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_class tc on tc.oid = f.confrelid
join pg_namespace tn on tn.oid = tc.relnamespace
where f.contype = 'f' and f.conparentid = 0
order by n.nspname, c.relname, f.conname
