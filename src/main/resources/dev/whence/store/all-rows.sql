-- Of a row that was never told of (marked, without a former image) nothing is to be told now.
select stored.key, case when marked.key is null then stored.image else marked.before end
from row_image as stored
left join snapshot_row as marked on marked.table_id = stored.table_id and marked.key = stored.key
where stored.table_id = ? and stored.key > ?
order by stored.key
limit ?
