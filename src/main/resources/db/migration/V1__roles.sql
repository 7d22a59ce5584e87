-- Three roles: the owner is whoever migrates; the hub works as one of the two below, which bear the owner's name, as
-- roles belong to the server and another store on it has its own. Two stores of one owner share them.
do $$
declare
    wanted text;
    usable text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
    foreach wanted in array array['${writer}', '${reader}'] loop
        begin
            execute format('create role %I nologin', wanted);
        exception
            when duplicate_object or unique_violation then
                null;
        end;
        if not pg_has_role(current_user, wanted, usable) then
            execute format('grant %I to %I', wanted, current_user);
        end if;
    end loop;
exception
    when insufficient_privilege then
        raise exception 'the user % may not make the roles ${writer} and ${reader}', current_user
            using errcode = 'insufficient_privilege',
                  hint = format('As a superuser run: create role "${writer}" nologin; create role "${reader}" nologin; '
                                'grant "${writer}", "${reader}" to %I;', current_user);
end
$$;

do $$
begin
    execute format('grant usage on schema %I to "${writer}", "${reader}"', current_schema());
end
$$;
