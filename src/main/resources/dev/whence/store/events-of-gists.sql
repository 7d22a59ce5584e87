select event.position, event.id, event.type, event.schema_version, event.subject, event.occurred_at, event.recorded_at,
       event.source, event.source_position, event.correlation_id, event.causation_id, event.data, event.narrative,
       gist.text as gist, event.hash, 1 - near.distance as similarity
from (
    -- a gist may be that of a million events, none of which is of a type that is wanted
    select gist_id, distance, place
    from unnest(?::uuid[], ?::float8[]) with ordinality as given (gist_id, distance, place)
    where ?::text[] is null
       or exists (select from gist_type where gist_type.gist_id = given.gist_id and gist_type.type = any (?))
) as near
join gist on gist.id = near.gist_id
cross join lateral (
    select *
    from event
    where event.gist_id = near.gist_id
      and event.id <> ?
      and (?::text[] is null or event.type = any (?))
      and (?::text is null or event.subject = ?)
      and (?::timestamptz is null or event.occurred_at >= ?)
      and (?::timestamptz is null or event.occurred_at < ?)
    order by event.occurred_at desc
    limit ?
) as event
order by near.place, event.occurred_at desc, event.position desc
limit ?
