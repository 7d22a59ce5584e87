-- Business processes in which something happened that means nearly what these gists mean; those first that have most of it.
-- DIMENSIONS is replaced by the number of the model's dimensions, which cannot be a parameter of a type.
with near as (
    select own.gist_id as own, own.weight, near.gist_id, near.similarity
    from unnest(?::uuid[], ?::float8[]) as own (gist_id, weight)
    join gist_vector as vector on vector.model = ? and vector.gist_id = own.gist_id
    cross join lateral (
        select gist_id, 1 - (embedding::vector(DIMENSIONS) <=> vector.embedding::vector(DIMENSIONS)) as similarity
        from gist_vector
        where model = ?
        order by embedding::vector(DIMENSIONS) <=> vector.embedding::vector(DIMENSIONS)
        limit 10
    ) as near
),
met as (
    select near.own, near.weight, story.correlation_id, max(power(greatest(near.similarity, 0), 8)) as similarity
    from near
    cross join lateral (
        select correlation_id from event where event.gist_id = near.gist_id order by occurred_at desc limit 400
    ) as story
    where story.correlation_id <> ? and starts_with(story.correlation_id, ?)
    group by near.own, near.weight, story.correlation_id
)
select correlation_id
from met
group by correlation_id
order by sum(weight * similarity) desc, correlation_id
limit ?
