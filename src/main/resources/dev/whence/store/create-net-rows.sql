-- What a transaction that is too large for memory did to each row. `first_key` is null where the transaction inserted the
-- row; `belongs_to` and `also_to` name rows that it belonged or belongs to and whose rules ask for its changes.
create temporary table net_row (
    table_id integer not null,
    key text collate "C" not null,
    first_key text collate "C",
    number bigint not null,
    found boolean not null,
    matters boolean not null,
    changes bytea not null,
    belongs_to text,
    also_to text,
    parent_key text,
    before text,
    after text,
    primary key (table_id, key)
) on commit drop
