-- Not more rows than so many, and not many more bytes than so many.
select table_id, key, first_key, number, found, matters, changes, belongs_to, also_to, parent_key, before, after
from (
    select *, sum(coalesce(octet_length(before), 0) + coalesce(octet_length(after), 0)) over (order by number)
        - coalesce(octet_length(before), 0) - coalesce(octet_length(after), 0) as bytes_ahead
    from (select * from net_row where table_id = ? and number > ? and matters order by number limit ?) as page
) as sized
where bytes_ahead < ?
order by number
