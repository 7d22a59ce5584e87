select pg_current_wal_flush_lsn() >= ?::pg_lsn
