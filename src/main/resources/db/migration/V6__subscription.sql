-- How far each subscriber has come that keeps no checkpoint of its own.
create table subscription (
    name text collate "C" primary key,
    position bigint not null,
    updated_at timestamptz not null default now()
);

-- What could not be made an event, with the original: the changes that could not be translated, or (as JSON text, which
-- unlike jsonb can hold anything) the event that could not be stored. Never deleted: what was mended is `resolved`.
create table dead_letter (
    id bigint generated always as identity primary key,
    connector text collate "C" not null,
    transaction_id text not null,
    position bigint not null,
    committed_at timestamptz not null,
    table_name text collate "C" not null,
    key text not null,
    rule text not null,
    problem text not null,
    changes jsonb not null,
    former jsonb,
    event text,
    attempts integer not null default 0,
    state text not null default 'open' check (state in ('open', 'resolved')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index dead_letter_open on dead_letter (id) where state = 'open';

grant select, insert, update (position, updated_at) on subscription to "${writer}";
grant select, insert, update (problem, attempts, state, updated_at) on dead_letter to "${writer}";
grant select on subscription, dead_letter to "${reader}";
