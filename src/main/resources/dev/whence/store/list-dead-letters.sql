select id, connector, transaction_id, position, committed_at, table_name, key, rule, problem, changes, former, event, attempts,
       state, created_at
from dead_letter
where id > ? and (? or state = 'open')
order by id
limit ?
