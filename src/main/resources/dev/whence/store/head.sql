select position, hash from event_head
