-- Nobody changes or removes an event, the owner included.
--
-- What is refused: UPDATE and DELETE on the hypertable and on each chunk (TimescaleDB copies row triggers to chunks),
-- TRUNCATE of the hypertable (trigger) and of a chunk, DROP TABLE of either and drop_chunks() (the foreign keys of
-- event_guard, an empty table, make them referenced tables; TRUNCATE ... CASCADE runs into event_guard's own trigger).
-- Where the migrating user is a superuser, an event trigger also refuses DROP ... CASCADE of a chunk or a table, and
-- DROP TRIGGER.
--
-- What nothing inside the database can refuse, and only the chain of hashes shows: triggers switched off by the owner
-- (ALTER TABLE ... DISABLE TRIGGER), session_replication_role = replica, DROP ... CASCADE of a table where the event
-- trigger could not be made or of the whole schema, and changes of the server's files.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: events are append-only', tg_op, tg_table_name
        using errcode = 'restrict_violation', hint = 'Append an event that corrects it.';
end
$$;

create trigger event_rows_are_final before update or delete on event
    for each row execute function refuse_change();
create trigger event_is_append_only before update or delete or truncate on event
    for each statement execute function refuse_change();
create trigger event_identity_is_append_only before update or delete or truncate on event_identity
    for each statement execute function refuse_change();

create table event_guard (
    id uuid constraint event_guard_protects_identities references event_identity,
    position bigint,
    occurred_at timestamptz,
    constraint event_guard_protects_chunks foreign key (position, occurred_at) references event (position, occurred_at),
    constraint event_guard_is_empty check (position is null and position is not null)
);
comment on table event_guard is 'Always empty: its foreign keys keep events and chunks from being truncated or dropped.';
create trigger event_guard_is_append_only before truncate on event_guard
    for each statement execute function refuse_change();

create function keep_head_moving_forward() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception '% of event_head is refused', tg_op using errcode = 'restrict_violation';
    end if;
    if new.position < old.position then
        raise exception 'event_head only moves forward' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger event_head_moves_forward before update or delete on event_head
    for each row execute function keep_head_moving_forward();
create trigger event_head_is_not_truncated before truncate on event_head
    for each statement execute function keep_head_moving_forward();

create function refuse_drop_of_events() returns event_trigger language plpgsql as $$
begin
    if exists (
        select from pg_event_trigger_dropped_objects()
        where object_identity ~ '^event_(rows_are_final|(identity_|guard_)?is_append_only|guard_protects_\w+) on '
    ) then
        raise exception 'dropping events is refused: they are append-only'
            using errcode = 'restrict_violation', hint = 'To give up a whole store, drop its database.';
    end if;
end
$$;
do $$
begin
    if (select rolsuper from pg_roles where rolname = current_user) then
        create event trigger events_are_not_dropped on sql_drop execute function refuse_drop_of_events();
    end if;
end
$$;

do $$
begin
    execute format('revoke update, delete, truncate on event, event_identity, event_guard from %I', current_user);
end
$$;
