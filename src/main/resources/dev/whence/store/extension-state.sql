select case
    when exists (select from pg_extension where extname = ?) then 'installed'
    when exists (select from pg_available_extensions where name = ?) then 'available'
    else 'missing'
end
