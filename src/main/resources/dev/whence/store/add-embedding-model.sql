insert into embedding_model (name, dimensions, serving)
values (?, ?, not exists (select from embedding_model where serving))
on conflict (name) do nothing
returning id
