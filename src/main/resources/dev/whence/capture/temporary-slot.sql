-- Gone with the session, however that ends.
select pg_create_logical_replication_slot(?, 'pgoutput', true)
