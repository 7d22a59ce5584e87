select id::text collate "C" as key, jsonb_build_object('text', text)::text from gist order by key
