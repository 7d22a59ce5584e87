select exists (
    select from personal_event join data_subject using (key_id) where position = ? and erased_at is not null)
