select connector from connector_offset where connector <> ? order by connector
