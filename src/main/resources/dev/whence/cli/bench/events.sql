select id::text collate "C" as key, regexp_replace((to_jsonb(e) - 'recorded_at' - 'hash')::text, 'whence:sealed:[^"]+', 'sealed', 'g') from event e order by key
