select stored.table_id, stored.parent_key, stored.key, stored.image
from unnest(?::int[], ?::text[]) as wanted (table_id, parent_key)
join row_image as stored on stored.table_id = wanted.table_id and stored.parent_key = wanted.parent_key
order by stored.table_id, stored.key
