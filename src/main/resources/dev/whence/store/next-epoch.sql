insert into connector_offset as stored (connector, epoch) values (?, 1)
on conflict (connector) do update set epoch = stored.epoch + 1
returning epoch
