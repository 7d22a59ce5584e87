update dead_letter
set state = case when ? then 'resolved' else 'open' end,
    attempts = attempts + 1,
    problem = coalesce(?, problem),
    updated_at = now()
where id = ?
