delete from staged_row where table_id = any (?::int[])
