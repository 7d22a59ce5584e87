select pg_try_advisory_lock(hashtextextended('whence.connector.' || ?, 0))
