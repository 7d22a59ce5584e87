select event.position, event.id, event.type, event.schema_version, event.subject, event.occurred_at, event.recorded_at,
       event.source, event.source_position, event.correlation_id, event.causation_id, event.data, event.narrative,
       gist.text as gist, event.hash
from event left join gist on gist.id = event.gist_id
where event.position > ?
  and (?::text is null or event.type = ?)
  and (?::text is null or event.type ^@ ?)
  and (?::text is null or event.subject = ?)
  and (?::text is null or event.correlation_id = ?)
  and (?::timestamptz is null or event.occurred_at >= ?)
  and (?::timestamptz is null or event.occurred_at < ?)
order by event.position desc
limit ?
