update data_subject set master = ?, wrapped = ? where key_id = ? and erased_at is null
