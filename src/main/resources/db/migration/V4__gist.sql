-- What events mean, once for all events that mean the same. The id is made from the text, so an event can point to its
-- gist without looking it up. An embedding is filled in later, by the index.
create table gist (
    id uuid primary key,
    text text not null,
    model text,
    embedding vector(384)
);

create index gist_by_meaning on gist using hnsw (embedding vector_cosine_ops);
create index gist_without_embedding on gist (id) where embedding is null;

grant select, insert, update (model, embedding) on gist to "${writer}";
grant select on gist to "${reader}";
