#!/usr/bin/env bash
# Runs a PostgreSQL cluster for tests on a free loopback port. The cluster stops and its files are deleted when the
# input of this script ends, even if the test process was killed.
#
#   postgres.sh find      prints the folder of the binaries; fails if there are none
#   postgres.sh install   the same, but first installs the Debian package if it is missing and the user is root
#   postgres.sh run       starts a fast cluster without durable commits (fsync off), prints "ready PORT", reads commands
#   postgres.sh run safe  the same with durable commits
#   postgres.sh run small the same as safe, with its tables on a small disk that a test can fill
#   postgres.sh small     fails if the system does not allow the user to mount such a disk
#
# A command is one line of input. The script answers each with "done PORT" or "failed". Commands: stop, start, kill,
# standby (starts a streaming replica on PORT that must confirm each commit), promote, fill (the small disk), free.
set -uo pipefail
export LC_ALL=C

find_binaries() {
  local candidate
  for candidate in ${POSTGRES_BIN:-} $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -n -r) $(dirname "$(command -v initdb || echo /none/initdb)"); do
    [ -x "$candidate/initdb" ] && [ -x "$candidate/postgres" ] && { echo "$candidate"; return 0; }
  done
  return 1
}

case ${1:-run} in
  find) find_binaries; exit ;;
  install)
    find_binaries && exit 0
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
      { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends postgresql; } >&2
    fi
    find_binaries; exit ;;
  small) exec unshare --mount $([ "$(id -u)" -eq 0 ] || echo --map-root-user) mount -t tmpfs -o size=1m tmpfs /mnt ;;
esac

# Mount the small disk in a mount namespace of this script. A user who is not root becomes root in the namespace, but
# PostgreSQL refuses to run as root. The function "as" therefore runs it as another user.
as() { "$@"; }
if [ "${2:-}" = small ] && [ -z "${CUSTOMARY_MOUNTS:-}" ]; then
  [ "$(id -u)" -eq 0 ] && CUSTOMARY_MOUNTS=root exec unshare --mount bash "$0" run small
  CUSTOMARY_MOUNTS=user exec unshare --map-root-user --mount bash "$0" run small
fi

binaries=$(find_binaries) || { echo 'PostgreSQL was not found (initdb, postgres).' >&2; exit 1; }
folder=$(mktemp -d /tmp/customary-postgres-XXXXXX)

# PostgreSQL refuses to run as root.
if [ "${CUSTOMARY_MOUNTS:-}" = user ]; then
  as() { unshare --map-user=1000 -- "$@"; }
elif [ "$(id -u)" -eq 0 ]; then
  id postgres >/dev/null 2>&1 || useradd --system postgres
  chown postgres "$folder"
  as() { runuser -u postgres -- "$@"; }
fi
cd "$folder"

clean_up() {
  local data
  for data in "$folder"/standby "$folder"/data; do
    [ ! -f "$data/postmaster.pid" ] || as "$binaries/pg_ctl" stop -D "$data" -m immediate -w >/dev/null 2>&1
  done
  umount "$folder/small" 2>/dev/null
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

# If another process takes the port after the check, the start fails and the next port is tried.
start_on_free_port() {
  local data=$1 tries
  for tries in 1 2 3 4 5 6 7 8 9 10; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
    echo "port = $port" >>"$data/postgresql.auto.conf"
    start "$data" && return 0
  done
  cat "$data.log" >&2
  return 1
}

start() { as "$binaries/pg_ctl" start -D "$1" -l "$1.log" -w -t 30 >/dev/null 2>&1 </dev/null; }

as "$binaries/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >/dev/null || exit 1
cat >>"$folder/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
max_connections = 400
shared_buffers = 128MB
CONF
if [ -z "${2:-}" ]; then
  cat >>"$folder/data/postgresql.conf" <<CONF
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
CONF
fi
start_on_free_port "$folder/data" || exit 1
if [ "${2:-}" = small ]; then
  mkdir "$folder/small" && mount -t tmpfs -o size=16m,mode=777 tmpfs "$folder/small" && as mkdir "$folder/small/tables" || exit 1
  as "$binaries/psql" -q -h 127.0.0.1 -p "$port" -U postgres >/dev/null <<SQL || exit 1
create tablespace small location '$folder/small/tables';
alter system set default_tablespace = 'small';
select pg_reload_conf();
SQL
fi
echo "ready $port"

standby() {
  as "$binaries/pg_basebackup" -h 127.0.0.1 -p "$port" -U postgres -D "$folder/standby" -R -c fast --no-sync >/dev/null 2>&1 || return 1
  sed -i "s/^primary_conninfo = '/&application_name=standby /" "$folder/standby/postgresql.auto.conf"
  start_on_free_port "$folder/standby"
}

reply() { if "$@" >/dev/null 2>&1; then echo "done $port"; else echo failed; fi; }
while read -r command; do
  case $command in
    start) reply start "$folder/data" ;;
    stop) reply as "$binaries/pg_ctl" stop -D "$folder/data" -m fast -w ;;
    kill) reply as "$binaries/pg_ctl" stop -D "$folder/data" -m immediate -w ;;
    standby) reply standby ;;
    promote) reply as "$binaries/pg_ctl" promote -D "$folder/standby" -w ;;
    fill) as dd if=/dev/zero of="$folder/small/ballast" bs=8k 2>/dev/null; reply test -s "$folder/small/ballast" ;;
    free) reply rm "$folder/small/ballast" ;;
    *) echo failed ;;
  esac
done
