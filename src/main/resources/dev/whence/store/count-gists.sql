select count(*), count(*) filter (where embedding is null) from gist
