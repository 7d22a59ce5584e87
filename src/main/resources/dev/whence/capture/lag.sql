-- What the slot keeps of the log: the log is read again from restart_lsn, which follows what is confirmed only as the log goes on.
select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end
           - coalesce(restart_lsn, confirmed_flush_lsn) as bytes
from pg_replication_slots
where slot_name = ?
