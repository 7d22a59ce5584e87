insert into subscription (name, position) values (?, ?)
on conflict (name) do update set position = excluded.position, updated_at = now()
