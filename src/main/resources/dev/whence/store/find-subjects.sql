select key_id, source, subject, created_at, erased_at
from data_subject
where subject = ? or substr(subject, strpos(subject, '/') + 1) = ?
order by source, subject
