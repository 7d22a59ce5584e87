delete from snapshot_row where table_id = ? and key > ? and key <= ?
