select index_embedding_model(?, ?)
