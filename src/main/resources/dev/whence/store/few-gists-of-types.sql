-- How many gists each type has, counted up to a limit; the type with the fewest first.
select type, (select count(*) from (select from gist_type where gist_type.type = given.type limit ?) as few) as gists
from unnest(?::text[]) as given (type)
order by gists, type
