drop table net_row, touched_row, asked_row
