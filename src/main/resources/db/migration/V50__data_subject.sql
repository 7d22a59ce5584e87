-- The keys under which personal values are sealed: one for each person of each source, wrapped by a master key that is not
-- in this database. Erasing a person sets the key to null; the row stays, so that nothing is ever sealed for them again.
create table data_subject (
    key_id uuid primary key,
    source text collate "C" not null,
    subject text collate "C" not null,
    master text collate "C",
    wrapped bytea,
    created_at timestamptz not null default now(),
    erased_at timestamptz,
    unique (source, subject),
    constraint erased_without_key check ((erased_at is null) = (wrapped is not null) and (wrapped is null) = (master is null))
);
comment on column data_subject.master is 'The name of the master key that wrapped the key; says nothing of it.';

-- Which events hold values that were sealed under a key, so that they are found without reading all events.
create table personal_event (
    key_id uuid not null,
    position bigint not null,
    primary key (key_id, position)
);

grant select, insert, update (master, wrapped, erased_at) on data_subject to "${writer}";
grant select, insert on personal_event to "${writer}";
grant select on data_subject, personal_event to "${reader}";
