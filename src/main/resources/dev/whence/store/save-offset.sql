update connector_offset
set source_offset = ?, position = ?, phase = ?, generation = ?, snapshot_at = ?, whole_tables = ?, updated_at = now()
where connector = ?
