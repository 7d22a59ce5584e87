delete from net_row
where ctid = any (array(
    select row.ctid
    from unnest(?::int[], ?::text[]) as gone (table_id, key)
    cross join lateral (
        select ctid from net_row where net_row.table_id = gone.table_id and net_row.key = gone.key offset 0
    ) as row
))
