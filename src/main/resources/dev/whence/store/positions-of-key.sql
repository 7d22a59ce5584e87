select noted.position, known.occurred_at
from personal_event noted join event_identity known using (position)
where noted.key_id = ? and noted.position > ?
order by noted.position
limit ?
