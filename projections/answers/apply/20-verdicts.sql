-- on: hub.feedback.given
-- The last word counts.

create or replace temp table said as
select substr(subject, strpos(subject, '/') + 1) as answer_id, occurred_at as said_at, data ->> 'verdict' as verdict,
    data ->> 'correction' is not null as corrected, data ->> 'accepted' is not null as understood, id as event_id, position
from batch
where type = 'hub.feedback.given'
qualify row_number() over (partition by subject order by position desc) = 1;

delete from verdict where answer_id in (select answer_id from said);

insert into verdict by name from said;
