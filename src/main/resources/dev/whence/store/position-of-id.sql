select position, occurred_at from event_identity where id = ?
