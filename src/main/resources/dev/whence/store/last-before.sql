-- What a connector tells has a number as its place in the source.
select coalesce(max(position), ?)
from event
where position > ? and source = ?
  and case when source_position ~ '^[0-9]+$' then source_position::numeric < ? else true end
