select event.gist_id, count(*)
from event_identity as identity
join event on event.position = identity.position and event.occurred_at = identity.occurred_at
where identity.subject = ? and event.gist_id is not null
group by event.gist_id
