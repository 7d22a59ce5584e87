select (position > ?)::int from event_head
