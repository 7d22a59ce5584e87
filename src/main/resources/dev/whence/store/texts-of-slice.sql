select position, id, type, source, subject, occurred_at, recorded_at, data, correlation_id
from event
where position > ? and position <= ? and occurred_at between ? and ?
order by position
