insert into dead_letter (connector, transaction_id, position, committed_at, table_name, key, rule, problem, changes,
                         former, event)
values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)
