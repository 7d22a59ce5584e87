copy net_row (table_id, key, first_key, number, found, matters, changes, belongs_to, also_to, parent_key, before, after)
from stdin (format binary)
