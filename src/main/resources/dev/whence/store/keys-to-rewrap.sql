select key_id, wrapped from data_subject where master = ? order by key_id limit ? for update skip locked
