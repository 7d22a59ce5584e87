select touched.child_id, touched.key
from unnest(?::int[], ?::text[]) as wanted (child_id, key)
join touched_row as touched on touched.child_id = wanted.child_id and touched.key = wanted.key
