select (phase = 'streaming' and source_offset like '%"STREAMING"%')::int from connector_offset
