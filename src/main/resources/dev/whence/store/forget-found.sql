update snapshot_row set before = regexp_replace(before::text, ?, 'null', 'g')::jsonb
where table_id in (select id from source_table where connector = ?) and before::text like ?
