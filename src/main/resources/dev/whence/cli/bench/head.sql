select coalesce((select position from event_head), 0)
