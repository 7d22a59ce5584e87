-- A hub keeps row images in memory. Whoever changes them otherwise than by appending is counted here, so that the hub
-- finds out when it next locks its connector, and reads them anew. Before the statement: connectors are locked before
-- images, as a hub does, so that the two never wait for each other.
alter table connector_offset add column images_changed bigint not null default 0;

create function count_change_of_images() returns trigger language plpgsql as $$
begin
    if current_setting('whence.appending', true) is distinct from 'on' then
        update connector_offset set images_changed = images_changed + 1;
    end if;
    return null;
end
$$;

create trigger images_changed before insert or update or delete or truncate on row_image
for each statement execute function count_change_of_images();
