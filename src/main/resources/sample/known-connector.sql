select exists (select from connector_offset where connector = ? and source_offset is not null)
