select (concat_ws(' ', position, table_name, key, rule)) collate "C" as key,
       regexp_replace((to_jsonb(d) - '{id,created_at,updated_at}'::text[])::text, 'whence:sealed:[^"\\]+', 'sealed', 'g')
from dead_letter d order by key, problem
