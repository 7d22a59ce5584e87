update gist set model = ?, embedding = ? where id = ?
