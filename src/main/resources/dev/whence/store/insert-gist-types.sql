insert into gist_type (type, gist_id)
select type, id::uuid from unnest(?::text[], ?::text[]) as new (type, id)
on conflict do nothing
