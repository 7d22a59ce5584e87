select tables from source_look where connector = ?
