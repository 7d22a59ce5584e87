insert into source_table (connector, name)
select ?, name from unnest(?::text[]) as new (name)
on conflict (connector, name) do nothing
