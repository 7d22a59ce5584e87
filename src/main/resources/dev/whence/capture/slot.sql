select active,
       plugin,
       database,
       (coalesce(confirmed_flush_lsn, '0/0') - '0/0'::pg_lsn)::numeric::bigint as confirmed,
       coalesce(to_jsonb(s) ->> 'wal_status', '') = 'lost' as lost
from pg_replication_slots s
where slot_name = ?
