-- The times of these positions come along: with them the planner leaves out all chunks but those concerned.
select event.position, event.id, event.type, event.schema_version, event.subject, event.occurred_at, event.recorded_at,
       event.source, event.source_position, event.correlation_id, event.causation_id, event.data, event.narrative,
       gist.text as gist, event.hash
from event left join gist on gist.id = event.gist_id
where event.position = any (?::bigint[]) and event.occurred_at between ? and ?
order by event.position
