insert into row_image as stored (table_id, key, parent_key, image, generation)
select table_id, key, parent_key, after::jsonb, ? from net_row where after is not null
on conflict (table_id, key) do update
set parent_key = excluded.parent_key, image = excluded.image, generation = excluded.generation
where stored.image is distinct from excluded.image or stored.parent_key is distinct from excluded.parent_key
