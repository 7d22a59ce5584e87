-- The content of an event with sealed values is other bytes in each store, as each has keys of its own.
select id::text collate "C" as key, (case when exists (select from personal_event p where p.position = i.position)
    then to_jsonb(i) - 'content_hash' else to_jsonb(i) end)::text
from event_identity i order by key
