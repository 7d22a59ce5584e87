# PostgreSQL 17: installation, data folder, start and stop.

postgres_tree() { printf '%s' "$cache/postgresql-17-$(dpkg --print-architecture)"; }
postgres_folders() {
    postgres_bin=$(postgres_tree)/usr/lib/postgresql/17/bin
    postgres_home=$folder/postgres
    postgres_data=$postgres_home/data
    postgres_log=$folder/postgres.log
    postgres_pid=$folder/postgres.pid
}

postgres_install() {
    [[ -d $(postgres_tree) ]] || with_lock postgresql-17 install_postgres_tree
}

install_postgres_tree() {
    local tree area fresh
    tree=$(postgres_tree)
    [[ ! -d $tree ]] || return 0
    need_disk 1500 "$cache"
    area=$cache/apt
    fresh=$tree.new
    rm -rf "$fresh"
    say "PostgreSQL: downloading version 17 with TimescaleDB and pgvector (about 100 MB, once)"
    download_packages "$area"
    say "PostgreSQL: unpacking"
    unpack_packages "$area" "$fresh"
    wrap_programs "$fresh" "$tree"
    chmod -R go=u-w "$fresh"
    mv "$fresh" "$tree"
    rm -rf "$area"
}

# The programs need the C library of their own Debian release, so each is started through its loader.
wrap_programs() { # wrap_programs TREE_NOW TREE_LATER
    local loader libraries program
    loader=$(cd "$1" && ls usr/lib*/ld-linux-*.so.* usr/lib/*/ld-linux-*.so.* 2> /dev/null | head -1)
    libraries=$(cd "$1" && dirname "$(ls usr/lib/*-linux-gnu*/libc.so.6 | head -1)")
    for program in postgres initdb pg_ctl psql pg_dump pg_isready; do
        program=$1/usr/lib/postgresql/17/bin/$program
        mv "$program" "$program.real"
        printf '#!/bin/sh\nexec %q --argv0 "$0" --library-path %q "$0.real" "$@"\n' "$2/$loader" "$2/$libraries" > "$program"
        chmod 755 "$program"
    done
}

postgres_running() {
    postgres_folders
    running_pid "$postgres_pid" > /dev/null || adopt_postmaster
}

# A server on our data folder is ours, even if its pid file was lost.
adopt_postmaster() {
    local pid
    pid=$(head -1 "$postgres_data/postmaster.pid" 2> /dev/null) || return 1
    serves_our_data "$pid" || return 1
    remember_process "$pid" "$postgres_pid"
}

serves_our_data() { # serves_our_data PID
    tr '\0' ' ' < "/proc/$1/cmdline" | grep -qF -- "$postgres_data "
} 2> /dev/null

postgres_up() {
    local began=$EPOCHREALTIME
    postgres_install
    if postgres_running; then
        say "PostgreSQL: runs already on port $postgres_port"
        return
    fi
    check_port_free PostgreSQL "$postgres_port" "--postgres-port or WHENCE_POSTGRES_PORT"
    [[ -f $postgres_data/PG_VERSION ]] || create_cluster
    start_postgres
    [[ -f $postgres_home/ready ]] || create_store
    watch_over postgres
    say "PostgreSQL: ready on 127.0.0.1:$postgres_port ($(elapsed "$began") s)"
}

elapsed() { awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN {printf "%.1f", to - from}'; }

create_cluster() {
    local password=$postgres_home/superuser.password fresh=$postgres_home/data.new
    mkdir -p "$postgres_home"
    rm -rf "$fresh"
    (
        umask 077
        cat "$(secret postgres)" > "$password"
    )
    give_to_service "$postgres_home"
    chmod 700 "$postgres_home"
    (cd / && TZ=UTC LC_ALL=C.UTF-8 as_service "$postgres_bin/initdb" --pgdata "$fresh" --username postgres --pwfile "$password" --auth scram-sha-256 \
        --encoding UTF8 --locale-provider builtin --locale C.UTF-8 --no-sync > "$folder/initdb.log" 2>&1) ||
        fail "PostgreSQL's data folder could not be made: $(tail -1 "$folder/initdb.log") (all of it is in $folder/initdb.log)."
    rm -f "$password" "$folder/initdb.log"
    sync -f "$fresh/PG_VERSION"
    mv "$fresh" "$postgres_data"
}

# What differs from PostgreSQL's own defaults, for a small machine that is captured from.
postgres_settings=(
    listen_addresses=127.0.0.1 unix_socket_directories= max_connections=200 ssl=off timezone=UTC log_timezone=UTC
    shared_buffers=256MB effective_cache_size=2GB work_mem=16MB maintenance_work_mem=128MB jit=off random_page_cost=1.1
    wal_level=logical max_wal_senders=20 max_replication_slots=20 max_slot_wal_keep_size=16GB wal_compression=lz4
    max_wal_size=2GB min_wal_size=128MB checkpoint_timeout=15min
    shared_preload_libraries=timescaledb timescaledb.telemetry_level=off timescaledb.max_background_workers=8
    max_worker_processes=24 max_locks_per_transaction=256
)

start_postgres() {
    local attempt arguments=("$postgres_bin/postgres" -D "$postgres_data" -p "$postgres_port")
    for setting in "${postgres_settings[@]}"; do arguments+=(-c "$setting"); done
    [[ $fsync == on ]] || arguments+=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)
    service_rights
    for attempt in 1 2 3 4 5; do
        forget_dead_postmaster
        launch "$postgres_pid" "$postgres_log" env TZ=UTC LC_ALL=C.UTF-8 "${rights[@]}" "${arguments[@]}"
        if await_postgres; then return; fi
        # The backends of a killed server need a moment to notice; nothing else is worth another attempt.
        grep -q 'shared memory block' "$postgres_log" || break
        sleep 1
    done
    rm -f "$postgres_pid"
    fail "PostgreSQL did not start: $(grep -E 'FATAL|PANIC|ERROR' "$postgres_log" | tail -1) (all of it is in $postgres_log)."
}

# Recovery after a crash may take its time, so this waits as long as the server lives.
await_postgres() {
    while running_pid "$postgres_pid" > /dev/null; do
        if [[ $(sed -n '8s/ *$//p' "$postgres_data/postmaster.pid" 2> /dev/null) == ready ]]; then return 0; fi
        sleep 0.05
    done
    return 1
}

# PostgreSQL takes a pid that another program got meanwhile for a living server of its own.
forget_dead_postmaster() {
    local pid
    pid=$(head -1 "$postgres_data/postmaster.pid" 2> /dev/null) || return 0
    serves_our_data "$pid" || rm -f "$postgres_data/postmaster.pid"
}

run_sql() { # run_sql DATABASE PSQL_ARGUMENTS...; as superuser, statements from standard input
    local database=$1
    shift
    PGPASSWORD=$(cat "$(secret postgres)") "$postgres_bin/psql" -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$postgres_port" -U postgres -d "$database" "$@" ||
        fail "the database for the events could not be set up; what PostgreSQL said is above and in $postgres_log."
}

create_store() {
    run_sql postgres -v password_file="$(secret whence)" < "$here/postgres/store-role.sql"
    run_sql whence --single-transaction < "$here/postgres/store-extensions.sql"
    : > "$postgres_home/ready"
}

postgres_stop() {
    postgres_folders
    end_watch postgres
    if ! postgres_running; then
        rm -f "$postgres_pid"
        return 0
    fi
    stop_process "$postgres_pid" INT 60 QUIT
    say "PostgreSQL: stopped"
}

postgres_status() {
    read_settings
    if postgres_running; then
        say "PostgreSQL: runs on 127.0.0.1:$postgres_port (pid $(running_pid "$postgres_pid"), data in $postgres_data)"
    else
        say "PostgreSQL: does not run"
        return 1
    fi
}
