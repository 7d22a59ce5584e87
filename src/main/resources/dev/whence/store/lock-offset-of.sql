-- Whoever appends for the connector waits, or has ended.
select from connector_offset where connector = ? for update
