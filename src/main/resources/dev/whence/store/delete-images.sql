with gone as (
    select * from unnest(?::int[], ?::text[]) as raw (table_id, key)
), unmarked as (
    delete from snapshot_row using gone
    where snapshot_row.table_id = gone.table_id and snapshot_row.key = gone.key
)
delete from row_image using gone
where row_image.table_id = gone.table_id and row_image.key = gone.key
