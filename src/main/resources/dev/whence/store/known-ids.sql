select id, position, content_hash from event_identity where id = any (?::uuid[])
