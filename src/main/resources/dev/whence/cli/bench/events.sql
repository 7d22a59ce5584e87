select id::text collate "C" as key, (to_jsonb(e) - 'recorded_at' - 'hash')::text from event e order by key
