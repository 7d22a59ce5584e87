select key_id from data_subject where source = ? and subject ^@ 'conversation/' and erased_at is null order by key_id
