-- Rows found beside the stream. What is as it was known needs no more than to be seen; the rest waits in the wings until
-- all rows are there, so that the stream meanwhile sees the rows as it told them.
with found as materialized (
    select table_id, key, parent_key, image::jsonb as image
    from unnest(?::int[], ?::text[], ?::text[], ?::text[]) as raw (table_id, key, parent_key, image)
), seen as (
    update row_image set generation = ?
    from found
    where row_image.table_id = found.table_id and row_image.key = found.key
)
insert into staged_row (table_id, key, parent_key, image)
select found.table_id, found.key, found.parent_key, found.image
from found
left join row_image as former on former.table_id = found.table_id and former.key = found.key
where former.image is distinct from found.image
on conflict (table_id, key) do update set parent_key = excluded.parent_key, image = excluded.image
