-- The distinct types, by a step of the index for each.
with recursive known as (
    (select type from gist_type order by type limit 1)
    union all
    select (select next.type from gist_type as next where next.type > known.type order by next.type limit 1)
    from known where known.type is not null
)
select type from known
where type is not null and (?::text is null or type = ?) and (?::text is null or type ^@ ?)
