select min(occurred_at), max(occurred_at), max(position)
from (select position, occurred_at from event_identity where position > ? order by position limit ?) as next
