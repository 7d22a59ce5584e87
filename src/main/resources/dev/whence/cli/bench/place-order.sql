insert into orders values (?, ?, 'created', localtimestamp, null, null, null, localtimestamp + interval '9 days')
