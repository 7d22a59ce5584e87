with changed as (
    select table_id, key, parent_key, image::jsonb as image
    from unnest(?::int[], ?::text[], ?::text[], ?::text[]) as raw (table_id, key, parent_key, image)
)
insert into row_image as stored (table_id, key, parent_key, image, generation)
select table_id, key, parent_key, image, ? from changed
on conflict (table_id, key) do update
set parent_key = excluded.parent_key, image = excluded.image, generation = excluded.generation
where stored.image is distinct from excluded.image or stored.parent_key is distinct from excluded.parent_key
