-- Where each connector stands. `position` is the last committed transaction whose events are stored. `epoch` fences:
-- whoever takes a connector over counts it up, and whoever finds another number may not write any more. The phase says
-- whether a snapshot is being read, or was read (at snapshot_at) and is being worked off, or neither.
create table connector_offset (
    connector text collate "C" primary key,
    epoch bigint not null default 0,
    source_offset text,
    position bigint not null default 0,
    phase text not null default 'streaming' check (phase in ('streaming', 'snapshot', 'history')),
    generation integer not null default 0,
    snapshot_at timestamptz,
    updated_at timestamptz not null default now()
);

create table source_table (
    id integer generated always as identity primary key,
    connector text collate "C" not null,
    name text collate "C" not null,
    unique (connector, name)
);

-- The last known state of a source's rows. `generation` is that of the snapshot which saw the row last.
create table row_image (
    table_id integer not null,
    key text collate "C" not null,
    parent_key text collate "C",
    generation integer not null,
    image jsonb not null,
    primary key (table_id, key)
);
create index row_image_by_parent on row_image (table_id, parent_key, key) where parent_key is not null;

-- Rows that a snapshot found new or changed and whose meaning is not worked out yet. `before` is the image from before
-- the snapshot; null where there was none. A table of its own, so that working a row off does not rewrite its image.
create table snapshot_row (
    table_id integer not null,
    key text collate "C" not null,
    before jsonb,
    primary key (table_id, key)
);

grant select, insert, update on connector_offset to "${writer}";
grant select, insert on source_table to "${writer}";
grant select, insert, update, delete on row_image, snapshot_row to "${writer}";
grant select on connector_offset, source_table, row_image, snapshot_row to "${reader}";
