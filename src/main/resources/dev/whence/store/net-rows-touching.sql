select row.table_id, row.key, row.first_key, row.number, row.found, row.matters, row.changes, row.belongs_to, row.also_to, row.parent_key, row.before, row.after
from touched_row as touched
join net_row as row on row.table_id = touched.child_id and row.number = touched.number / 2 and row.matters
where touched.parent_id = ? and touched.key = ?
order by row.number
