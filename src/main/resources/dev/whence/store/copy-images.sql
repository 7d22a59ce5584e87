copy row_image (table_id, key, parent_key, generation, image) from stdin (format binary)
