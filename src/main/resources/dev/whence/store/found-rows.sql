select marked.key, stored.image, marked.before
from snapshot_row as marked
join row_image as stored on stored.table_id = marked.table_id and stored.key = marked.key
where marked.table_id = ? and marked.key > ?
order by marked.key
limit ?
