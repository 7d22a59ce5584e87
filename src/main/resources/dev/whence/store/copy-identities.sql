copy event_identity (id, position, occurred_at, content_hash) from stdin (format binary)
