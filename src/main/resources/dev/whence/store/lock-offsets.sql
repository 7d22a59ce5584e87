-- Whoever appends from a source waits, or has ended. All of them, and in one order, so that two erasures never wait for
-- each other.
select from connector_offset order by connector for update
