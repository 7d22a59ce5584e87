select (t.name || ' ' || i.key) collate "C" as key, regexp_replace(jsonb_build_object('parent', i.parent_key, 'image', i.image)::text, 'whence:sealed:[^"]+', 'sealed', 'g')
from row_image i join source_table t on t.id = i.table_id order by key
