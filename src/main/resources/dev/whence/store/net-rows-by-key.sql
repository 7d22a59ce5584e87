-- Lateral, so that the index is used whatever the planner thinks of a table that it knows nothing of.
select row.table_id, row.key, row.first_key, row.number, row.found, row.matters, row.changes, row.belongs_to, row.also_to,
    row.parent_key, row.before, row.after
from unnest(?::int[], ?::text[]) as wanted (table_id, key)
cross join lateral (
    select * from net_row where net_row.table_id = wanted.table_id and net_row.key = wanted.key offset 0
) as row
