-- A row that is marked already keeps its mark: its `before` is from before the first of several interrupted snapshots.
with found as materialized (
    select table_id, key, parent_key, image::jsonb as image
    from unnest(?::int[], ?::text[], ?::text[], ?::text[]) as raw (table_id, key, parent_key, image)
), marked as (
    insert into snapshot_row (table_id, key, before)
    select found.table_id, found.key, former.image
    from found
    left join row_image as former on former.table_id = found.table_id and former.key = found.key
    where former.image is distinct from found.image
    on conflict (table_id, key) do nothing
)
insert into row_image (table_id, key, parent_key, image, generation)
select table_id, key, parent_key, image, ? from found
on conflict (table_id, key) do update
set parent_key = excluded.parent_key, image = excluded.image, generation = excluded.generation
