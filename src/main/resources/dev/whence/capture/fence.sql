-- One hub at a time reads a slot. The lock is the session's and touches no table; it goes with the connection.
select pg_try_advisory_lock(hashtextextended('whence/' || ?, 0))
