-- The shop's owner, and the role that captures its changes. It may read the tables and stream the log, nothing else:
-- the publication is the owner's. Passwords come as settings of the session, so that they stand in no statement.
do $$
declare
    shop_password text := current_setting('whence.shop_password');
    capture_password text := current_setting('whence.capture_password');
begin
    if not exists (select from pg_roles where rolname = 'shop') then
        create role shop login;
    end if;
    if not exists (select from pg_roles where rolname = 'shop_capture') then
        create role shop_capture login replication;
    end if;
    execute format('alter role shop password %L', shop_password);
    execute format('alter role shop_capture password %L', capture_password);
end
$$;
