select type, count(*) from event group by type order by type
