#!/usr/bin/env bash
# fakesnow.sh COMMAND…: runs a command with fakesnow at FAKESNOW_ADDRESS: a stand-in for Snowflake that others wrote,
# on loopback, with what it holds in memory. It knows no procedures and no geographies.
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/environment.sh"

requirements=tests/servers/fakesnow.txt
environment=$CACHE/fakesnow/$(sha256sum "$requirements" | cut -c 1-16)
if [[ ! -e $environment/ready ]]; then
  echo "Installing fakesnow into $environment" >&2
  python3 -m venv --clear "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"
  touch "$environment/ready"
fi

log=$(mktemp)
"$environment/bin/python" -m uvicorn fakesnow.server:app --host 127.0.0.1 --port 0 >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true; rm -f "$log"' EXIT

# The server chooses a free port, and says which.
for _ in $(seq 600); do
  FAKESNOW_ADDRESS=$(sed -n 's/.*running on \(http:\/\/[0-9.:]*\).*/\1/p' "$log")
  [[ -z $FAKESNOW_ADDRESS ]] || break
  kill -0 "$server" 2>/dev/null || fail "fakesnow did not start: $(cat "$log")"
  sleep 0.1
done
[[ -n $FAKESNOW_ADDRESS ]] || fail "fakesnow did not start within a minute: $(cat "$log")"
export FAKESNOW_ADDRESS

"$@"
