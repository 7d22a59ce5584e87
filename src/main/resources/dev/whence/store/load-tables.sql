select stored.name, stored.id
from source_table as stored
where stored.connector = ? and stored.name = any (?::text[])
