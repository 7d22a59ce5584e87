select type, count(*) from event where source = ? group by type order by type
