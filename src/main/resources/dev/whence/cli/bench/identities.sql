select id::text collate "C" as key, to_jsonb(i)::text from event_identity i order by key
