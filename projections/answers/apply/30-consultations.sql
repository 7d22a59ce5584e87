-- on: hub.language.consulted
insert into consultation
select substr(subject, strpos(subject, '/') + 1), data ->> 'purpose', data ->> 'outcome', data ->> 'model',
    (data ->> 'ms')::bigint, id, position
from batch
where type = 'hub.language.consulted';
