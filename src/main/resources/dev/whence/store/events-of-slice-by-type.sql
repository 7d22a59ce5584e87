select event.position, event.id, event.type, event.schema_version, event.subject, event.occurred_at, event.recorded_at,
       event.source, event.source_position, event.correlation_id, event.causation_id, event.data, event.narrative,
       gist.text as gist, event.hash
from event left join gist on gist.id = event.gist_id
where event.position > ? and event.position <= ? and event.occurred_at between ? and ?
  and (event.type like any (?) or event.position = ?)
order by event.position
