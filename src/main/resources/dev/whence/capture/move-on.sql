-- A mark in the log that only this connector's slot looks for. Once it has come through, everything before it has.
select pg_logical_emit_message(false, ?, '')
