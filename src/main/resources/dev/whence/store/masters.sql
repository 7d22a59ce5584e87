select master, count(*) from data_subject where master is not null group by master order by master
