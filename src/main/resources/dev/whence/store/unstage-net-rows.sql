delete from staged_row using net_row
where staged_row.table_id = net_row.table_id and staged_row.key in (net_row.key, net_row.first_key)
