-- Nothing may hold the database that is to be dropped: first its streams end, then their slots go.
do $$
declare
    held record;
begin
    for held in select slot_name, active_pid from pg_replication_slots where database = current_setting('whence.shop_database')
    loop
        if held.active_pid is not null then
            perform pg_terminate_backend(held.active_pid, 5000);
        end if;
        perform pg_drop_replication_slot(held.slot_name);
    end loop;
end
$$;
