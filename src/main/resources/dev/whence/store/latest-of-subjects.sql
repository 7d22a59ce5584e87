select wanted.type, wanted.subject, latest.id
from unnest(?::text[], ?::text[]) as wanted (type, subject)
cross join lateral (
    select id from event
    where event.subject = wanted.subject and event.type = wanted.type
    order by position desc
    limit 1
) as latest
