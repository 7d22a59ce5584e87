select current_setting('server_version_num')::int as version,
       current_setting('wal_level') as wal_level,
       pg_is_in_recovery() as standby,
       coalesce((select rolsuper or rolreplication from pg_roles where rolname = current_user), false)
           or exists (select from pg_roles where rolname in ('rds_replication', 'cloudsqlreplica')
               and pg_has_role(current_user, oid, 'member')) as may_replicate,
       has_database_privilege(current_database(), 'create') as may_create
