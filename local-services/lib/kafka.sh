# Kafka: installation, data folder, start and stop.

kafka_version() { sed -n '/<artifactId>kafka_2.13</{n;s/.*<version>\(.*\)<.*/\1/p}' "$here/kafka/pom.xml"; }
kafka_folders() {
    kafka_libraries=$cache/kafka-$(kafka_version)
    kafka_home=$folder/kafka
    kafka_log=$folder/kafka.log
    kafka_pid=$folder/kafka.pid
}

kafka_install() {
    kafka_folders
    [[ -d $kafka_libraries ]] || with_lock kafka install_kafka_libraries
}

install_kafka_libraries() {
    local fresh=$kafka_libraries.new log=$cache/kafka-install.log
    [[ ! -d $kafka_libraries ]] || return 0
    need mvn maven
    need_disk 200 "$cache"
    rm -rf "$fresh"
    say "Kafka: downloading version $(kafka_version) (about 45 MB, once)"
    (cd "$here/kafka" && mvn -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory="$fresh" > "$log" 2>&1) ||
        fail "Maven could not get Kafka: $(grep -m1 '^\[ERROR\]' "$log"); check the network, then try again (all of it is in $log)."
    chmod -R a+rX,go-w "$fresh"
    mv "$fresh" "$kafka_libraries"
    rm -f "$log"
}

kafka_running() {
    kafka_folders
    running_pid "$kafka_pid" > /dev/null
}

kafka_up() {
    local began=$EPOCHREALTIME
    kafka_install
    if kafka_running; then
        say "Kafka: runs already on port $kafka_port"
        return
    fi
    check_port_free Kafka "$kafka_port" "--kafka-port or WHENCE_KAFKA_PORT"
    configure_kafka
    [[ -f $kafka_home/ready ]] || format_kafka
    kafka_rights
    launch "$kafka_pid" "$kafka_log" "${rights[@]}" "$java" "${kafka_options[@]}" kafka.Kafka "$kafka_home/server.properties"
    await_kafka
    watch_over kafka
    say "Kafka: ready on 127.0.0.1:$kafka_port ($(elapsed "$began") s)"
}

# Root's Java may lie where the unprivileged account cannot reach it; then Kafka runs as root.
kafka_rights() {
    service_rights
    if ((EUID == 0)) && ! "${rights[@]}" test -x "$java"; then rights=(env); fi
}

configure_kafka() {
    local controller_port
    controller_port=$(free_port)
    mkdir -p "$kafka_home"
    {
        cat "$here/kafka/server.properties"
        printf '%s\n' "log.dirs=$kafka_home/data" \
            "listeners=BROKER://127.0.0.1:$kafka_port,CONTROLLER://127.0.0.1:$controller_port" \
            "advertised.listeners=BROKER://127.0.0.1:$kafka_port" \
            "controller.quorum.voters=1@127.0.0.1:$controller_port"
    } > "$kafka_home/server.properties"
    cp "$here/kafka/log4j2.properties" "$kafka_home/log4j2.properties"
    give_to_service "$kafka_home"
    kafka_options=(-Xms128m -Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Djava.awt.headless=true
        -Dlog4j2.configurationFile="$kafka_home/log4j2.properties" -cp "$kafka_libraries/*")
}

format_kafka() {
    local id log=$folder/kafka-format.log
    id=$(head -c 16 /dev/urandom | base64 | tr '+/' 'ab' | cut -c1-22)
    rm -rf "$kafka_home/data"
    kafka_rights
    "${rights[@]}" "$java" "${kafka_options[@]}" kafka.tools.StorageTool format -t "$id" -c "$kafka_home/server.properties" > "$log" 2>&1 ||
        fail "Kafka's data folder could not be made: $(tail -1 "$log") (all of it is in $log)."
    rm -f "$log"
    : > "$kafka_home/ready"
}

await_kafka() {
    while running_pid "$kafka_pid" > /dev/null; do
        if port_in_use "$kafka_port"; then return; fi
        sleep 0.1
    done
    rm -f "$kafka_pid"
    fail "Kafka did not start: $(grep -m1 -E 'ERROR|Exception' "$kafka_log" || tail -1 "$kafka_log") (all of it is in $kafka_log)."
}

kafka_stop() {
    kafka_folders
    end_watch kafka
    if ! kafka_running; then
        rm -f "$kafka_pid"
        return 0
    fi
    stop_process "$kafka_pid" TERM 30 KILL
    say "Kafka: stopped"
}

kafka_status() {
    read_settings
    if kafka_running; then
        say "Kafka: runs on 127.0.0.1:$kafka_port (pid $(running_pid "$kafka_pid"), data in $kafka_home/data)"
    else
        say "Kafka: does not run"
        return 1
    fi
}
