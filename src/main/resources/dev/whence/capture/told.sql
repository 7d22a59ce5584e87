-- What of some tables the log tells: whether the publication names them, and what it says of a row before its change.
select coalesce(string_agg(wanted.name || ' ' || coalesce(found.identity, '-'), ',' order by wanted.name), '')
from unnest(string_to_array(?, ',')) as wanted (name)
left join (select t.schemaname || '.' || t.tablename as name, c.relreplident::text as identity
           from pg_publication_tables t
           join pg_namespace n on n.nspname = t.schemaname
           join pg_class c on c.relnamespace = n.oid and c.relname = t.tablename
           where t.pubname = ?) as found on found.name = wanted.name
