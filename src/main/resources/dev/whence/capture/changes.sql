select data
from pg_logical_slot_get_binary_changes(?, ?::pg_lsn, null, 'proto_version', '1', 'publication_names', ?)
