update data_subject set master = null, wrapped = null, erased_at = ? where key_id = ? and erased_at is null
