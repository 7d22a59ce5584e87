-- What happened in these business processes, once for each type and meaning.
select correlation_id, type, gist_id, min(narrative), min(occurred_at) as first_at
from event
where correlation_id = any (?::text[]) and gist_id is not null
group by correlation_id, type, gist_id
order by correlation_id, first_at, min(position)
