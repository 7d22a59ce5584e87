-- Where the log ends; whatever this transaction can see was written before.
select pg_current_wal_insert_lsn()::text
