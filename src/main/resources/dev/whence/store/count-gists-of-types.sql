select count(*) from (select from gist_type where type = any (?::text[]) limit ?) as few
