merge into row_image as stored
using (
    select table_id, key, parent_key, image::jsonb as image, generation
    from unnest(?::int[], ?::text[], ?::text[], ?::text[]) as raw (table_id, key, parent_key, image)
    cross join (values (?::int)) as run (generation)
) as changed
on stored.table_id = changed.table_id and stored.key = changed.key
when matched and (stored.image is distinct from changed.image or stored.parent_key is distinct from changed.parent_key)
then update set parent_key = changed.parent_key, image = changed.image, generation = changed.generation
when not matched
then insert (table_id, key, parent_key, image, generation)
values (changed.table_id, changed.key, changed.parent_key, changed.image, changed.generation)
