select source_offset from connector_offset where connector = ? and source_offset is not null
