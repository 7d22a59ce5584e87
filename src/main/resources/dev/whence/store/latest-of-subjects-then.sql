-- As it was at a place of a source's log: what the source says later does not count, whenever it was appended, and of
-- others what had been appended by then.
select wanted.type, wanted.subject, latest.id
from unnest(?::text[], ?::text[]) as wanted (type, subject)
cross join lateral (
    select event.id
    from event_identity as identity
    join event on event.position = identity.position and event.occurred_at = identity.occurred_at
    cross join lateral (
        select event.source = ? as own, coalesce(nullif(event.source_position, '')::numeric, 0) as place
    ) as told
    where identity.subject = wanted.subject and identity.type = wanted.type
        and case when told.own then told.place <= ? else event.recorded_at <= ? end
    order by told.own desc, told.place desc, event.position desc
    limit 1
) as latest
