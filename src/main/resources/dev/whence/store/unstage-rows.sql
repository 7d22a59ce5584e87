-- The stream has told these rows itself; of a truncated table, all.
delete from staged_row
using unnest(?::int[], ?::text[]) as told (table_id, key)
where staged_row.table_id = told.table_id and (staged_row.key = told.key or told.key = '*')
