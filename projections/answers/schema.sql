-- How good the hub's answers are: one row an answer, with what became of it.

create table answer (
    answer_id   varchar   not null,
    answered_at timestamp not null,
    kind        varchar   not null,  -- value, table ... clarify, refuse
    node        varchar,
    mode        varchar   not null,  -- deterministic, hybrid
    confidence  double    not null,
    ms          bigint    not null,
    event_id    uuid      not null,
    position    bigint    not null
);

-- The last that was said of an answer.
create table verdict (
    answer_id   varchar   not null,
    said_at     timestamp not null,
    verdict     varchar   not null,  -- right, wrong, unclear
    corrected   boolean   not null,  -- somebody said what was meant
    understood  boolean   not null,  -- and the hub understood that
    event_id    uuid      not null,
    position    bigint    not null
);

-- What language models were asked for.
create table consultation (
    answer_id   varchar   not null,
    purpose     varchar   not null,  -- understand, word
    outcome     varchar   not null,  -- accepted, rejected, declined, timed_out, failed
    model       varchar   not null,
    ms          bigint    not null,
    event_id    uuid      not null,
    position    bigint    not null
);
