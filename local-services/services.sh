#!/usr/bin/env bash
# PostgreSQL 17 (TimescaleDB, pgvector) and Kafka for a development machine without Docker.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source-path=SCRIPTDIR
for part in common account process instance apt postgres kafka; do source "$here/lib/$part.sh"; done

usage() {
    cat <<'END'
Usage: services.sh COMMAND [OPTIONS]

Runs PostgreSQL 17 (with TimescaleDB and pgvector) and Kafka as ordinary processes
on 127.0.0.1, from packages that are downloaded once into a cache folder.

Commands
  start      download what is missing, then start; returns when both answer
  stop       stop what this instance started, and nothing else
  status     say what runs, where; exit code 3 if something does not run
  env        print the connection settings as NAME=VALUE lines
  install    download and unpack only
  remove     stop, then delete the instance with all its data

Options
  --only postgres|kafka    one of the two
  --instance NAME|FOLDER   the instance: a name, or a folder (with a slash) for its data
                           (default: one for each checkout of the project)
  --postgres-port PORT     default 15432; 0 takes a free one
  --kafka-port PORT        default 19092; 0 takes a free one
  --while-alive PID        stop by itself as soon as process PID has ended
  --delete-after           with --while-alive: delete the instance after that stop
  --no-fsync               faster; a crash of the machine may lose the data (for tests)
  --cache FOLDER           default $WHENCE_CACHE, else ~/.cache/whence (root: /var/cache/whence)
  --help

Environment
  WHENCE_CACHE, WHENCE_POSTGRES_PORT, WHENCE_KAFKA_PORT: defaults of the options above
  WHENCE_DEBIAN_MIRROR: address of a Debian mirror (default: the one apt is configured with)
  WHENCE_SERVICES_USER: the account that runs the servers when root starts them (default nobody)
END
}

value_of() { # value_of OPTION [VALUE...]
    (($# > 1)) || fail "$1 needs a value; see services.sh --help"
    printf '%s' "$2"
}

parse_options() {
    while (($#)); do
        case $1 in
            --only) only=$(value_of "$@"); shift ;;
            --instance) instance=$(value_of "$@"); shift ;;
            --postgres-port) postgres_port=$(value_of "$@"); shift ;;
            --kafka-port) kafka_port=$(value_of "$@"); shift ;;
            --while-alive) watched_pid=$(value_of "$@"); shift ;;
            --cache) cache=$(value_of "$@"); shift ;;
            --delete-after) delete_after=yes ;;
            --no-fsync) fsync=off ;;
            --help | -h) usage; exit 0 ;;
            *) fail "unknown option $1; see services.sh --help" ;;
        esac
        shift
    done
    case $only in postgres | kafka | "") ;; *) fail "--only takes postgres or kafka, not '$only'" ;; esac
    check_port_number "$postgres_port"
    check_port_number "$kafka_port"
}

wanted() { [[ -z $only || $only == "$1" ]]; }

# Runs `postgres_ACTION` and `kafka_ACTION` side by side; fails if one of them fails. Each has a process
# group of its own, so that an interrupt ends the downloads below it as well.
both() {
    local action=$1 jobs=() job failed=0
    trap 'trap "" INT TERM HUP; kill -- "${jobs[@]/#/-}" 2> /dev/null; exit 130' INT TERM HUP
    for service in postgres kafka; do
        if wanted $service; then
            set -m
            one_at_a_time "${service}_$action" < /dev/null &
            jobs+=($!)
            set +m
        fi
    done
    for job in "${jobs[@]}"; do wait "$job" || failed=1; done
    trap - INT TERM HUP
    return $failed
}

# Two commands on one service of one instance wait for each other.
one_at_a_time() { # one_at_a_time FUNCTION
    [[ -d $folder ]] || { "$1"; return; }
    (
        flock 7
        "$1"
    ) 7> "$folder/$service.lock"
}

start() {
    check_machine
    create_instance
    choose_ports
    both up
}

status() {
    local missing=0
    for service in postgres kafka; do
        if wanted $service; then "${service}_status" || missing=3; fi
    done
    return $missing
}

remove() {
    both stop
    delete_instance
}

main() {
    command=${1:-}
    case $command in
        "" | --help | -h | help) usage; exit 0 ;;
    esac
    shift
    parse_options "$@"
    locate_cache
    locate_instance
    postgres_folders
    kafka_folders
    case $command in
        start) start ;;
        stop) both stop ;;
        status) status ;;
        env) print_settings ;;
        install) check_machine; both install ;;
        remove) remove ;;
        watch) watch ;; # internal: the process that --while-alive leaves behind
        *) fail "unknown command '$command'; see services.sh --help" ;;
    esac
}

main "$@"
