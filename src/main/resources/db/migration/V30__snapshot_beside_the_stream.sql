-- Rows that a snapshot found while streaming goes on, and that are new or differ from what is known. They wait here until
-- all are found; what the stream tells in the meantime takes its row away from here.
create table staged_row (
    table_id integer not null,
    key text collate "C" not null,
    parent_key text collate "C",
    image jsonb not null,
    primary key (table_id, key)
);

-- The phase `reading`: rows are being staged. `whole_tables` are those of which the snapshot has read every row, so that
-- what it did not see has vanished; null means all tables.
alter table connector_offset drop constraint connector_offset_phase_check;
alter table connector_offset add constraint connector_offset_phase_check
    check (phase in ('streaming', 'reading', 'snapshot', 'history'));
alter table connector_offset add column whole_tables text[];

grant select, insert, update, delete on staged_row to "${writer}";
grant select on staged_row to "${reader}";
