-- Vectors of several embedding models side by side: while one serves, another can come. Gists are numbered in the order in
-- which they came, so that a model knows how far it is by one number.
create table embedding_model (
    id integer generated always as identity primary key,
    name text not null unique,
    dimensions integer not null,
    serving boolean not null,
    embedded_to bigint not null default 0
);
comment on column embedding_model.embedded_to is 'Every gist up to this number has a vector of this model.';

create table gist_vector (
    model integer not null,
    gist_id uuid not null,
    embedding vector not null,
    primary key (model, gist_id)
);

alter table gist add column number bigint generated always as identity;
create unique index gist_by_number on gist (number);

insert into embedding_model (name, dimensions, serving)
select model, 384, true from gist where embedding is not null limit 1;
insert into gist_vector (model, gist_id, embedding)
select model.id, gist.id, gist.embedding from gist join embedding_model as model on model.name = gist.model
where gist.embedding is not null;

alter table gist drop column model, drop column embedding;

-- An index for the vectors of one model needs their dimensions, which are known when the model is: so the hub makes it, and
-- may do no more than this.
create function index_embedding_model(model integer, dimensions integer) returns void
    language plpgsql security definer set search_path from current as $$
begin
    execute format(
        'create index if not exists %I on gist_vector using hnsw ((embedding::vector(%s)) vector_cosine_ops) where model = %s',
        'gist_vector_of_model_' || model, dimensions, model);
end
$$;

create function forget_embedding_model(forgotten integer) returns void
    language plpgsql security definer set search_path from current as $$
begin
    execute format('drop index if exists %I', 'gist_vector_of_model_' || forgotten);
    delete from gist_vector where model = forgotten;
    delete from embedding_model where id = forgotten;
end
$$;

revoke execute on function index_embedding_model(integer, integer), forget_embedding_model(integer) from public;
grant execute on function index_embedding_model(integer, integer), forget_embedding_model(integer) to "${writer}";

do $$
begin
    perform index_embedding_model(id, dimensions) from embedding_model;
end
$$;

-- Which types of events mean a gist: a search for one type leaves out the gists of all others.
create table gist_type (
    type text collate "C" not null,
    gist_id uuid not null,
    primary key (type, gist_id)
);
insert into gist_type (type, gist_id) select distinct type, gist_id from event where gist_id is not null;

-- From a meaning to the newest events that mean it, and to those of a time.
create index event_by_gist_and_time on event (gist_id, occurred_at);
drop index event_by_gist;

grant select, insert, update (serving, embedded_to) on embedding_model to "${writer}";
grant select, insert on gist_vector, gist_type to "${writer}";
grant select on embedding_model, gist_vector, gist_type to "${reader}";
