-- on: hub.answer.given
insert into answer
select substr(subject, strpos(subject, '/') + 1), occurred_at, data ->> 'kind', data ->> 'node', data ->> 'mode',
    (data ->> 'confidence')::double, (data ->> 'ms')::bigint, id, position
from batch
where type = 'hub.answer.given';
