select connector, phase, position,
    (
        select count(*)
        from snapshot_row
        join source_table on source_table.id = snapshot_row.table_id
        where source_table.connector = stored.connector
    ),
    (select count(*) from dead_letter where dead_letter.connector = stored.connector and state = 'open'),
    updated_at
from connector_offset as stored
order by connector
