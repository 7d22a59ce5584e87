select count(*) from gist
