select position from event_head
