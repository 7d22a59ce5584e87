select type, count(*) from event where source = ? and position <= ? group by type order by type
