select exists (select from event_identity where subject = ? and type = 'revenue.order.placed')::int
