select pg_notify('whence_event', ?::text)
