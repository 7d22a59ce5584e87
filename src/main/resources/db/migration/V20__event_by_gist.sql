-- From a meaning to the events that mean it: the other direction of event.gist_id.
create index event_by_gist on event (gist_id, position);
