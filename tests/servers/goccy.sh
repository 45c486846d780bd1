#!/usr/bin/env bash
# goccy.sh build: builds github.com/goccy/bigquery-emulator, an emulator of BigQuery that others wrote. It needs `go` and
#                 a C++ compiler, and takes long the first time.
# goccy.sh COMMAND…: runs a command with that emulator at GOCCY_ADDRESS, on loopback, with what it holds in memory.
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/environment.sh"

version=v0.8.1
folder=$CACHE/goccy/$version
emulator=$folder/bigquery-emulator

if [[ ${1:-} == build ]]; then
  has go || fail "Go is needed: https://go.dev/doc/install"
  mkdir -p "$folder"
  cd "$folder"
  [[ -e go.mod ]] || go mod init servers
  go mod edit -require "github.com/goccy/bigquery-emulator@$version"
  go build -mod=mod -o bigquery-emulator github.com/goccy/bigquery-emulator/cmd/bigquery-emulator
  exit
fi
[[ -x $emulator ]] || fail "The emulator is not built: run tests/servers/goccy.sh build"

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
port=$(free_port)
log=$(mktemp)
"$emulator" --project=offline --dataset=workflows_temp --host=127.0.0.1 --port="$port" --grpc-port="$(free_port)" \
  >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true; rm -f "$log"' EXIT

export GOCCY_ADDRESS=http://127.0.0.1:$port
for _ in $(seq 300); do
  curl --silent --output /dev/null "$GOCCY_ADDRESS/bigquery/v2/projects" && break
  kill -0 "$server" 2>/dev/null || fail "The emulator did not start: $(cat "$log")"
  sleep 0.1
done

"$@"
