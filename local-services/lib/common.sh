# What every part needs: settings with their defaults, messages, checks of the machine.

program=services
only=""
instance=""
delete_after=no
fsync=on
watched_pid=""
cache=${WHENCE_CACHE:-}
postgres_port=${WHENCE_POSTGRES_PORT:-}
kafka_port=${WHENCE_KAFKA_PORT:-}

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s: %s\n' "$program" "$*" >&2
    exit 1
}

need() { # need PROGRAM PACKAGE
    command -v "$1" > /dev/null || fail "the program '$1' is missing; install it (Debian package $2)."
}

check_port_number() {
    [[ -z $1 || ($1 =~ ^[0-9]{1,5}$ && $1 -le 65535) ]] || fail "'$1' is not a port; give a number from 1 to 65535, or 0 for a free one."
}

check_machine() {
    [[ $(uname -s) == Linux ]] || fail "local services need Linux; elsewhere use Docker: docker compose up."
    need setsid util-linux
    need flock util-linux
    if wanted postgres; then
        need apt-get apt
        need dpkg-deb dpkg
        ((EUID != 0)) || need setpriv util-linux
        [[ -e /usr/share/zoneinfo/UTC ]] || fail "PostgreSQL needs the time zones; install the Debian package tzdata."
    fi
    if wanted kafka; then check_java; fi
}

check_java() {
    local version
    java=${JAVA_HOME:+$JAVA_HOME/bin/java}
    java=${java:-$(command -v java || true)}
    [[ -n $java && -x $java ]] || fail "Java 17 or newer is needed and none was found; install openjdk-17-jdk-headless or set JAVA_HOME."
    version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = \([0-9.]*\).*/\1/p')
    ((${version%%.*} + 0 >= 17)) || fail "Java 17 or newer is needed, $java is version ${version:-unknown}; install openjdk-17-jdk-headless or set JAVA_HOME."
}

locate_cache() {
    if [[ -z $cache ]]; then
        if ((EUID == 0)); then
            cache=/var/cache/whence
        else
            cache=${XDG_CACHE_HOME:-${HOME:?"HOME is not set; set it or WHENCE_CACHE"}/.cache}/whence
        fi
    fi
    mkdir -p "$cache" 2> /dev/null || fail "cannot write to the cache folder $cache; choose another with --cache or WHENCE_CACHE."
    [[ -w $cache ]] || fail "cannot write to the cache folder $cache; choose another with --cache or WHENCE_CACHE."
    cache=$(cd "$cache" && pwd -P)
}

need_disk() { # need_disk MEGABYTES FOLDER
    local free
    free=$(df -Pm "$2" | awk 'NR == 2 {print $4}')
    ((free >= $1)) || fail "$2 has $free MB free and $1 MB are needed; free some, or choose another folder with --cache or WHENCE_CACHE."
}

# Runs a function under the lock of one piece of the cache, so that two first starts download once.
with_lock() { # with_lock NAME FUNCTION
    (
        flock -n 8 || { say "$1: waiting for another installation to end"; flock 8; }
        "$2"
    ) 8> "$cache/$1.lock"
}
