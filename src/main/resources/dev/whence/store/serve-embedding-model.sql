update embedding_model set serving = true where name = ?
