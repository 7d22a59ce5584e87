select format_type(type, size) as name
from unnest(?::oid[], ?::int[]) with ordinality as columns (type, size, number)
order by number
