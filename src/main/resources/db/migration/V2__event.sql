-- The events. Chunks of 90 days: a subscriber reads by position, which may touch every chunk, so there must be few
-- (twelve years of history are fewer than fifty); questions about a time touch one or two; and the indexes of the
-- newest chunk, into which nearly everything is written, stay small enough to be cached.
create table event (
    position bigint not null,
    id uuid not null,
    type text collate "C" not null,
    schema_version integer not null,
    domain text collate "C" generated always as (split_part(type, '.', 1)) stored,
    subject text collate "C" not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    source text collate "C" not null,
    source_position text not null,
    correlation_id text collate "C" not null,
    causation_id uuid,
    data jsonb not null,
    narrative text not null,
    gist_id uuid,
    hash bytea not null,
    primary key (position, occurred_at)
);

select create_hypertable('event', by_range('occurred_at', interval '90 days'), create_default_indexes => false);

create index event_by_type on event (type, occurred_at);
create index event_by_correlation on event (correlation_id, position);
create index event_by_causation on event (causation_id) where causation_id is not null;

-- Beside the hypertable, whose unique indexes must all include the time: an id is known once, whenever it happened. And
-- what is asked for without a time (a subject's events, the latest of a type) is found by one index, not one per chunk.
create table event_identity (
    id uuid primary key,
    position bigint not null unique,
    occurred_at timestamptz not null,
    type text collate "C" not null,
    subject text collate "C" not null,
    content_hash bytea not null
);
create index event_identity_by_subject on event_identity (subject, type, position);

-- Where the chain of hashes ends. Its row lock is what makes positions follow the order of commits, without gaps.
create table event_head (
    only_one boolean primary key default true check (only_one),
    position bigint not null,
    hash bytea not null
) with (fillfactor = 10);

insert into event_head (position, hash) values (0, decode(repeat('00', 32), 'hex'));

comment on table event is 'What happened in the business. Append-only; corrections are events of their own.';
comment on column event.position is 'Strictly increasing in the order of commits, from 1, without gaps.';
comment on column event.hash is 'SHA-256 over the previous hash and this event; docs/hash-chain.md says how to compute it.';

grant select, insert on event, event_identity to "${writer}";
grant select, update (position, hash) on event_head to "${writer}";
grant select on event, event_identity, event_head to "${reader}";
