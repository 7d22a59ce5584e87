with nearest as materialized (
    select id, text, embedding <=> ? as distance
    from gist
    where embedding is not null
    order by embedding <=> ?
    limit ?
)
select event.position, event.id, event.type, event.schema_version, event.subject, event.occurred_at, event.recorded_at,
       event.source, event.source_position, event.correlation_id, event.causation_id, event.data, event.narrative,
       nearest.text as gist, event.hash, 1 - nearest.distance as similarity
from nearest
cross join lateral (
    select * from event where event.gist_id = nearest.id and event.id <> ? order by event.position desc limit ?
) as event
order by nearest.distance, event.position desc
limit ?
