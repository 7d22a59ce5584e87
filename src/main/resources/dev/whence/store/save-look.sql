insert into source_look (connector, tables) values (?, ?)
on conflict (connector) do update set tables = excluded.tables
