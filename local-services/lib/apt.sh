# PostgreSQL from Debian 13 packages, on any Debian-like machine: apt with folders of its own
# downloads them, dpkg-deb unpacks them into one tree. Nothing is installed on the machine.

suite=trixie
packages=(postgresql-17 postgresql-17-timescaledb postgresql-17-pgvector)

debian_mirror() {
    if [[ -n ${WHENCE_DEBIAN_MIRROR:-} ]]; then
        printf '%s' "$WHENCE_DEBIAN_MIRROR"
        return
    fi
    apt-get indextargets --format '$(REPO_URI)' 2> /dev/null | grep -E '/debian/?$' | sort | uniq -c | sort -rn | awk 'NR == 1 {print $2}'
}

debian_keyring() {
    local ring
    for ring in /usr/share/keyrings/debian-archive-keyring.{pgp,gpg} /usr/share/keyrings/debian-archive-$suite-stable.{pgp,gpg} /etc/apt/trusted.gpg.d/debian-archive-$suite-stable.{asc,gpg}; do
        if [[ -r $ring ]]; then
            printf '%s' "$ring"
            return
        fi
    done
}

# The folders are kept between attempts: an interrupted download is resumed.
prepare_apt() { # prepare_apt FOLDER
    local mirror keyring
    mirror=$(debian_mirror)
    [[ -n $mirror ]] || fail "apt on this machine knows no Debian mirror; name one with WHENCE_DEBIAN_MIRROR."
    keyring=$(debian_keyring)
    [[ -n $keyring ]] || fail "the keys of Debian's archive are missing; install the package debian-archive-keyring."
    mkdir -p "$1"/{state/lists/partial,cache/archives/partial,etc/apt.conf.d,etc/preferences.d,trusted}
    : > "$1/status"
    printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$mirror" "$suite" > "$1/sources.list"
    cat > "$1/apt.conf" <<END
Dir::State "$1/state";
Dir::State::status "$1/status";
Dir::Cache "$1/cache";
Dir::Etc::sourcelist "$1/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "$1/etc/preferences.d";
APT::Architecture "$(dpkg --print-architecture)";
APT::Architectures { "$(dpkg --print-architecture)"; };
APT::Install-Recommends "false";
APT::Sandbox::User "$(id -un)";
APT::Get::AllowUnauthenticated "false";
APT::Keep-Downloaded-Packages "true";
DPkg::Post-Invoke { };
APT::Update::Post-Invoke { };
APT::Update::Error-Mode "any";
Acquire::Retries "3";
Acquire::Languages "none";
END
}

private_apt() { # private_apt FOLDER ARGUMENTS...
    local area=$1
    shift
    APT_CONFIG=$area/apt.conf apt-get -q -y "$@" >> "$area/log" 2>&1 ||
        fail "apt-get could not get PostgreSQL's packages: $(grep -m1 -E 'Failed to fetch|Unable to locate' "$area/log" || tail -1 "$area/log"); check the network or WHENCE_DEBIAN_MIRROR, then try again (all of it is in $area/log)."
}

download_packages() { # download_packages FOLDER
    prepare_apt "$1"
    : > "$1/log"
    private_apt "$1" update
    private_apt "$1" install --download-only "${packages[@]}"
}

unpack_packages() { # unpack_packages FOLDER TREE
    local package
    mkdir -p "$2"/usr/{bin,lib,sbin,lib64}
    for package in bin lib sbin lib64; do ln -s "usr/$package" "$2/$package"; done
    for package in "$1"/cache/archives/*.deb; do
        dpkg-deb -x "$package" "$2" || fail "the package $package is damaged; delete it and try again."
    done
    rm -rf "$2"/usr/lib/postgresql/17/lib/{llvmjit*,bitcode} "$2"/usr/lib/*/libLLVM* "$2"/usr/share/{doc,man,locale,perl}
}
