select id, text from gist where embedding is null order by id limit ?
