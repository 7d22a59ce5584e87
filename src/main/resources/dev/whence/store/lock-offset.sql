select epoch, source_offset, position, phase, generation, snapshot_at, whole_tables, images_changed,
       set_config('whence.appending', 'on', true)
from connector_offset where connector = ? for update
