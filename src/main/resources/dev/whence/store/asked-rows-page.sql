select key, number from asked_row where table_id = ? and number > ? order by number limit ?
