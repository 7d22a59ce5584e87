# Who runs the servers: PostgreSQL refuses root, so root hands its servers to an unprivileged account.

service_user=${WHENCE_SERVICES_USER:-nobody}

as_service() { # runs a program with the rights of the servers
    service_rights
    "${rights[@]}" "$@"
}

service_rights() { # sets `rights`, the words to put before a command
    rights=(env)
    ((EUID != 0)) || rights=(setpriv --reuid "$service_user" --regid "$(id -g "$service_user")" --clear-groups --)
}

give_to_service() {
    if ((EUID == 0)); then chown -R "$service_user:" "$@"; fi
}

check_reachable() { # check_reachable FOLDER
    ((EUID == 0)) || return 0
    id "$service_user" > /dev/null 2>&1 || fail "the account '$service_user' does not exist; name one with WHENCE_SERVICES_USER."
    as_service test -x "$1" || fail "the account '$service_user', which runs the servers for root, cannot enter $1; choose another folder with --instance or WHENCE_CACHE."
}
