select epoch, source_offset, position, phase, generation, snapshot_at from connector_offset where connector = ? for update
