select known.key_id, known.source, known.subject, known.master, known.wrapped
from data_subject known
join unnest(?::text[], ?::text[]) wanted (source, subject) on known.source = wanted.source and known.subject = wanted.subject
