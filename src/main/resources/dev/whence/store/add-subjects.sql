insert into data_subject (key_id, source, subject, master, wrapped)
select key_id, source, subject, master, wrapped
from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[]) added (key_id, source, subject, master, wrapped)
on conflict (source, subject) do nothing
