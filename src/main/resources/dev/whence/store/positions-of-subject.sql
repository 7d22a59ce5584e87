select position, occurred_at
from event_identity
where subject = ?
  and position > ?
  and (?::text is null or type = ?)
  and (?::text is null or type ^@ ?)
  and (?::timestamptz is null or occurred_at >= ?)
  and (?::timestamptz is null or occurred_at < ?)
order by position
limit ?
