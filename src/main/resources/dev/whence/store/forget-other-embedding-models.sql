select forget_embedding_model(id) from embedding_model where name <> ? and (not serving or ?)
