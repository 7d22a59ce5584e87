select own.gist_id, (select count(*) from (select from event where event.gist_id = own.gist_id limit 5000) as some_events)
from unnest(?::uuid[]) as own (gist_id)
