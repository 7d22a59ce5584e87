update row_image set image = regexp_replace(image::text, ?, 'null', 'g')::jsonb
where table_id in (select id from source_table where connector = ?) and image::text like ?
