#!/bin/sh
# Writes the password files of docker-compose.yml: what the environment gives, else at random, once.
set -eu
umask 022

password() { # password NAME VALUE
    file=/run/whence/$1.password
    if [ -n "$2" ]; then
        printf '%s' "$2" > "$file"
    elif [ ! -s "$file" ]; then
        head -c 24 /dev/urandom | base64 | tr -d '+/=\n' > "$file"
    fi
}

password postgres "$WHENCE_ADMIN_PASSWORD"
password whence "$WHENCE_STORE_PASSWORD"
password shop "$WHENCE_SHOP_PASSWORD"
password shop_capture "$WHENCE_SHOP_CAPTURE_PASSWORD"
