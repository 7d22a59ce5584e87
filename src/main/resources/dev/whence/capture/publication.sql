select p.puballtables as all_tables,
       p.pubinsert and p.pubupdate and p.pubdelete and p.pubtruncate as all_operations,
       coalesce((select array_agg(t.schemaname || '.' || t.tablename) from pg_publication_tables t
                 where t.pubname = p.pubname), '{}') as tables
from pg_publication p
where p.pubname = ?
