with gone as (
    select table_id, first_key as key from net_row where first_key <> key
    union
    select table_id, key from net_row where after is null
), unmarked as (
    delete from snapshot_row using gone
    where snapshot_row.table_id = gone.table_id and snapshot_row.key = gone.key
)
delete from row_image using gone
where row_image.table_id = gone.table_id and row_image.key = gone.key
