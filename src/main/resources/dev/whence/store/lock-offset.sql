select epoch, source_offset, position, phase, generation, snapshot_at, whole_tables
from connector_offset where connector = ? for update
