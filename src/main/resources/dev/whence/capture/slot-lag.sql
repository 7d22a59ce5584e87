select (coalesce(confirmed_flush_lsn, log_end) - '0/0'::pg_lsn)::numeric::bigint as confirmed,
       (coalesce(restart_lsn, log_end) - '0/0'::pg_lsn)::numeric::bigint as retained,
       (log_end - '0/0'::pg_lsn)::numeric::bigint as log_end
from pg_replication_slots,
     (select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end as log_end) now
where slot_name = ?
