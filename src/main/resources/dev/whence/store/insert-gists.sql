insert into gist (id, text)
select id::uuid, text from unnest(?::text[], ?::text[]) as new (id, text)
on conflict (id) do nothing
