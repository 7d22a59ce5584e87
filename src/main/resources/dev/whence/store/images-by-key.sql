select stored.table_id, stored.key, stored.image
from unnest(?::int[], ?::text[]) as wanted (table_id, key)
join row_image as stored on stored.table_id = wanted.table_id and stored.key = wanted.key
