-- A text that does not fit into its row, so that later changes of the row come without it.
insert into order_reviews
select ?, ?, ?, null, string_agg(md5(i::text), ' '), localtimestamp, null from generate_series(1, 400) i
