select key_id, master, wrapped from data_subject where key_id = any (?::uuid[])
