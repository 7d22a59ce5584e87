insert into personal_event (key_id, position)
select key_id, position from unnest(?::uuid[], ?::bigint[]) noted (key_id, position)
on conflict do nothing
