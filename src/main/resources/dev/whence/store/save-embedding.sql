insert into gist_vector (model, gist_id, embedding)
select id, ?, ? from embedding_model where name = ?
on conflict do nothing
