-- The head is referenced like events and identities, so that its table cannot be dropped either.
alter table event_guard add column only_one boolean constraint event_guard_protects_head references event_head;
