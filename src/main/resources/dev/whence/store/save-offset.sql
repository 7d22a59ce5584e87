update connector_offset
set source_offset = ?, position = ?, phase = ?, generation = ?, snapshot_at = ?, updated_at = now()
where connector = ?
