-- touched_row: the rows to which changed rows belong or belonged, by the table of those; `number` is twice that of the
-- first of them. asked_row: those of them that did not change themselves, in the order in which they are to be told.
create index on net_row (table_id, number) where matters;
create temporary table touched_row on commit drop as
select asked.child_id, asked.parent_id, parent.key collate "C" as key, min(row.number * 2 + parent.place) as number
from net_row as row
join unnest(?::int[], ?::int[]) as asked (child_id, parent_id) on asked.child_id = row.table_id
cross join lateral (values (row.belongs_to, 0), (row.also_to, 1)) as parent (key, place)
where row.matters and parent.key is not null
group by 1, 2, 3;
create index on touched_row (key, child_id);
create temporary table asked_row on commit drop as
select parent_id as table_id, key, row_number() over (order by min(number), parent_id, key) as number
from touched_row as touched
where not exists (
    select from net_row as own where own.table_id = touched.parent_id and own.key = touched.key and own.matters
)
group by parent_id, key;
create index on asked_row (table_id, number);
analyze net_row;
analyze touched_row;
analyze asked_row
