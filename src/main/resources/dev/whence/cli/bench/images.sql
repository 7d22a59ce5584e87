select (t.name || ' ' || i.key) collate "C" as key, jsonb_build_object('parent', i.parent_key, 'image', i.image)::text
from row_image i join source_table t on t.id = i.table_id order by key
