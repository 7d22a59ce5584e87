-- The gists of the events that a filter lets through, and how many events there are; not more than the limit.
select gist_id, count(*)
from (
    select gist_id
    from event
    where type = any (?::text[])
      and (?::timestamptz is null or occurred_at >= ?)
      and (?::timestamptz is null or occurred_at < ?)
    limit ?
) as few
group by gist_id
