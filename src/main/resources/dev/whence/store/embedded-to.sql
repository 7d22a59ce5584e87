update embedding_model set embedded_to = greatest(embedded_to, ?) where name = ?
