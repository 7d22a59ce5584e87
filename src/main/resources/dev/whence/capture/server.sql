select current_setting('server_version_num')::int as version,
       current_setting('wal_level') as wal_level,
       pg_is_in_recovery() as standby,
       coalesce((select rolsuper or rolreplication from pg_roles where rolname = current_user), false)
           or exists (select from pg_roles where rolname in ('rds_replication', 'cloudsqlreplica')
               and pg_has_role(current_user, oid, 'member')) as may_replicate,
       has_database_privilege(current_database(), 'create') as may_create,
       current_setting('max_replication_slots')::int - (select count(*) from pg_replication_slots)::int as free_slots,
       current_setting('max_wal_senders')::int - (select count(*) from pg_stat_replication)::int as free_senders,
       coalesce(current_setting('max_slot_wal_keep_size', true), '-1') as slot_keeps,
       -- the name of a log file begins with its timeline
       case when pg_is_in_recovery() then 0
            else ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int end as timeline,
       (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end
           - '0/0'::pg_lsn)::numeric::bigint as log_end
