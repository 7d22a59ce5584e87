-- What waited becomes what is known, and is marked to be told.
with taken as (
    delete from staged_row where table_id = any (?::int[]) returning table_id, key, parent_key, image
), marked as (
    insert into snapshot_row (table_id, key, before)
    select taken.table_id, taken.key, former.image
    from taken
    left join row_image as former on former.table_id = taken.table_id and former.key = taken.key
    where former.image is distinct from taken.image
    on conflict (table_id, key) do nothing
)
insert into row_image (table_id, key, parent_key, image, generation)
select table_id, key, parent_key, image, ? from taken
on conflict (table_id, key) do update
set parent_key = excluded.parent_key, image = excluded.image, generation = excluded.generation
