select wanted.type, wanted.subject, latest.id
from unnest(?::text[], ?::text[]) as wanted (type, subject)
cross join lateral (
    select id from event_identity as identity
    where identity.subject = wanted.subject and identity.type = wanted.type
    order by identity.position desc
    limit 1
) as latest
