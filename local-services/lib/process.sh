# Processes that outlive this script. A pid file holds the pid and the kernel's start time of the
# process, so that a reused pid is never taken for ours.

start_time() { # start_time PID; empty if there is no such process
    local stat
    stat=$(cat "/proc/$1/stat" 2> /dev/null) || return 0
    set -- ${stat##*) }
    [[ $1 == Z ]] || printf '%s' "${20}"
}

remember_process() { # remember_process PID PIDFILE
    printf '%s %s\n' "$1" "$(start_time "$1")" > "$2"
}

running_pid() { # running_pid PIDFILE; prints the pid while that very process lives
    local pid started
    [[ -r $1 ]] && read -r pid started < "$1" || return 1
    [[ -n $started && $(start_time "$pid") == "$started" ]] || return 1
    printf '%s' "$pid"
}

launch() { # launch PIDFILE LOGFILE PROGRAM...; detached from this terminal
    local pid_file=$1 log_file=$2
    shift 2
    if [[ -e $log_file ]]; then mv -f "$log_file" "$log_file.1"; fi
    setsid "$@" < /dev/null > "$log_file" 2>&1 7>&- &
    remember_process $! "$pid_file"
}

stop_process() { # stop_process PIDFILE SIGNAL SECONDS LAST_SIGNAL
    local pid deadline=$((SECONDS + $3))
    if pid=$(running_pid "$1"); then
        kill -s "$2" "$pid" 2> /dev/null || true
        while running_pid "$1" > /dev/null && ((SECONDS < deadline)); do sleep 0.1; done
        if running_pid "$1" > /dev/null; then
            kill -s "$4" "$pid" 2> /dev/null || true
            while running_pid "$1" > /dev/null; do sleep 0.1; done
        fi
    fi
    rm -f "$1"
}

port_in_use() { # port_in_use PORT; a listener on any address of this machine
    cat /proc/net/tcp /proc/net/tcp6 2> /dev/null |
        awk -v port="$(printf ':%04X' "$1")" '$4 == "0A" && substr($2, length($2) - 4) == port {found = 1} END {exit !found}'
}

free_port() {
    local port
    for _ in {1..200}; do
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
        if ! port_in_use $port; then
            printf '%s' $port
            return
        fi
    done
    fail "no free port was found between 20000 and 32000; name one with --postgres-port and --kafka-port."
}
