copy event_identity (id, position, occurred_at, type, subject, content_hash) from stdin (format binary)
