update row_image set generation = ?
from unnest(?::int[], ?::text[]) as seen (table_id, key)
where row_image.table_id = seen.table_id and row_image.key = seen.key
