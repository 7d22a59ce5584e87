select source_table.name, row_image.key, row_image.image
from row_image join source_table on source_table.id = row_image.table_id
where source_table.connector = ? and row_image.image::text like ?
order by source_table.name, row_image.key
