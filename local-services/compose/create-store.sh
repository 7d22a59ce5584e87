#!/bin/sh
# Runs once, when the store's volume is empty: the role, the database and the extensions of the event store.
set -eu
psql -X -q -v ON_ERROR_STOP=1 -U postgres -d postgres -v password_file="$WHENCE_STORE_PASSWORD_FILE" -f /whence-sql/store-role.sql
psql -X -q -v ON_ERROR_STOP=1 -U postgres -d whence --single-transaction -f /whence-sql/store-extensions.sql
