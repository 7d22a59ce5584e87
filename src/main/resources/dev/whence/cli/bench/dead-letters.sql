select (concat_ws(' ', position, table_name, key, rule)) collate "C" as key,
       (to_jsonb(d) - '{id,created_at,updated_at}'::text[])::text
from dead_letter d order by key, problem
