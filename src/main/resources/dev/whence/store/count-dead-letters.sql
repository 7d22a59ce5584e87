select count(*) from dead_letter where state = 'open'
