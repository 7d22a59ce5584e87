# An instance: one folder with data, logs, pid files and passwords. Each checkout has its own.

locate_instance() {
    local checkout
    checkout=$(printf '%s' "$here" | cksum | cut -d' ' -f1)
    case $instance in
        */*) folder=$(realpath -m "$instance") ;;
        "") folder=$cache/instances/$checkout ;;
        *) folder=$cache/instances/$checkout-$instance ;;
    esac
    secrets=$folder/secrets
    settings=$folder/settings
}

create_instance() {
    need_disk 500 "$cache"
    mkdir -p "$folder" "$secrets" || fail "cannot write to $folder; choose another folder with --instance."
    [[ $folder != "$cache"/* ]] || chmod 755 "$cache" "$cache/instances"
    chmod 711 "$folder"
    chmod 700 "$secrets"
    check_reachable "$folder"
    printf '%s\n' "$here" > "$folder/checkout"
}

# A running service keeps its port; otherwise the option, then what the instance had, then the default.
choose_ports() {
    local chosen_postgres=$postgres_port chosen_kafka=$kafka_port
    read_settings
    if ! postgres_running; then
        postgres_port=${chosen_postgres:-${postgres_port:-15432}}
        [[ $postgres_port != 0 ]] || postgres_port=$(free_port)
    fi
    if ! kafka_running; then
        kafka_port=${chosen_kafka:-${kafka_port:-19092}}
        [[ $kafka_port != 0 ]] || kafka_port=$(free_port)
    fi
    printf 'postgres_port=%s\nkafka_port=%s\n' "$postgres_port" "$kafka_port" > "$settings"
}

read_settings() {
    [[ -r $settings ]] || return 0
    postgres_port=$(sed -n 's/^postgres_port=//p' "$settings")
    kafka_port=$(sed -n 's/^kafka_port=//p' "$settings")
}

check_port_free() { # check_port_free SERVICE PORT OPTION
    ! port_in_use "$2" || fail "$1 cannot start: port $2 is taken by another program; choose another port with $3."
}

secret() { # secret NAME; the file of a password, made on first use
    local file=$secrets/$1.password
    if [[ ! -s $file ]]; then
        (
            umask 077
            head -c 24 /dev/urandom | base64 | tr -d '+/=\n' > "$file"
        )
    fi
    printf '%s' "$file"
}

print_settings() {
    [[ -r $settings ]] || fail "this instance was never started; run services.sh start."
    read_settings
    if wanted postgres; then
        say "WHENCE_STORE_URL=jdbc:postgresql://127.0.0.1:$postgres_port/whence"
        say "WHENCE_STORE_USER=whence"
        say "WHENCE_STORE_PASSWORD_FILE=$(secret whence)"
        say "WHENCE_ADMIN_URL=jdbc:postgresql://127.0.0.1:$postgres_port/postgres"
        say "WHENCE_ADMIN_USER=postgres"
        say "WHENCE_ADMIN_PASSWORD_FILE=$(secret postgres)"
        say "WHENCE_SHOP_HOST=127.0.0.1"
        say "WHENCE_SHOP_PORT=$postgres_port"
        say "WHENCE_SHOP_PASSWORD_FILE=$(secret shop)"
        say "WHENCE_SHOP_CAPTURE_PASSWORD_FILE=$(secret shop_capture)"
        say "WHENCE_PSQL=$postgres_bin/psql"
        say "WHENCE_POSTGRES_PID=$(running_pid "$postgres_pid")"
    fi
    if wanted kafka; then
        say "WHENCE_KAFKA=127.0.0.1:$kafka_port"
        say "WHENCE_KAFKA_PID=$(running_pid "$kafka_pid")"
    fi
}

# Only a folder that an instance was made in is ever deleted.
delete_instance() {
    [[ -f $folder/checkout ]] || return 0
    rm -rf "$folder/postgres" "$folder/kafka" "$secrets"
    rm -f "$folder"/{settings,checkout,postgres.lock,kafka.lock} "$folder"/{postgres,kafka,kafka-format,initdb,postgres-watcher,kafka-watcher}.log{,.1}
    rmdir "$folder" 2> /dev/null || say "kept $folder: it has other files as well"
    say "removed the instance $folder"
}

# A started service may be tied to the life of another process: a small watcher, one for each service,
# stops it when that process has ended. Stopping the service ends its watcher.
watch_over() { # watch_over SERVICE
    [[ -n $watched_pid ]] || return 0
    launch "$folder/$1-watcher.pid" "$folder/$1-watcher.log" "$here/services.sh" watch --only "$1" \
        --cache "$cache" --instance "$folder/" --while-alive "$watched_pid" $([[ $delete_after == no ]] || echo --delete-after)
}

end_watch() { # end_watch SERVICE
    [[ $command == watch ]] || stop_process "$folder/$1-watcher.pid" TERM 5 KILL
}

watch() {
    local started
    started=$(start_time "$watched_pid")
    while [[ -n $started && $(start_time "$watched_pid") == "$started" ]]; do sleep 1; done
    both stop
    rm -f "$folder/$only-watcher".{pid,log,log.1}
    if [[ $delete_after == yes ]] && ! postgres_running && ! kafka_running; then delete_instance; fi
}
