#!/bin/sh
# Start a throw-away PostgreSQL, run a command against it, stop it again.
#
#   tests/with_postgresql.sh pytest -m "not browser"
#
# The command finds the address in HALTE_TEST_POSTGRESQL. Exit code: the
# command's own; 77 where no PostgreSQL is installed, with a line that says so.
set -eu

# The newest version found, in Debian's place or on the path.
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || true)")
if [ ! -x "$bin/initdb" ]; then
    echo "PostgreSQL is not installed (no initdb in /usr/lib/postgresql/*/bin):" \
         "skipped. On Debian: apt-get install postgresql" >&2
    exit 77
fi

# initdb refuses to run as root.
as=""
if [ "$(id -u)" -eq 0 ]; then as="setpriv --reuid=postgres --regid=postgres --clear-groups"; fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/halte-postgresql.XXXXXX")
stop() {
    (cd / && $as "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1) || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
printf '%s' "$password" > "$folder/password"
[ -z "$as" ] || chown -R postgres "$folder"

cd /
$as "$bin/initdb" -D "$folder/data" -U halte -E UTF8 --locale=C.UTF-8 \
    --auth=scram-sha-256 --pwfile="$folder/password" >"$folder/log" 2>&1 ||
    { cat "$folder/log" >&2; exit 1; }
# A test database may forget everything when the power fails.
$as "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/server.log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$folder'" \
    -o "-c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
    start >/dev/null || { cat "$folder/server.log" >&2; exit 1; }
cd "$OLDPWD"

HALTE_TEST_POSTGRESQL="postgresql://halte:$password@127.0.0.1:$port/postgres"
export HALTE_TEST_POSTGRESQL
code=0
"$@" || code=$?
exit "$code"
