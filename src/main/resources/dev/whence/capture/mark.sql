-- A mark in the log with a content, to find out when the log has come this far.
select pg_logical_emit_message(false, ?, ?)
