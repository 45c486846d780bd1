#!/usr/bin/env bash
# Holds the stand-in for BigQuery against Google's own client, unmodified. Arguments go to pytest.
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/environment.sh"

CLIENTS=$CACHE/clients
REQUIREMENTS=tests/clients/requirements.txt

# The environment is made anew only when other packages are wanted than last time.
wanted="$(python3 --version) $(sha256sum <"$REQUIREMENTS")"
if [[ $(cat "$CLIENTS/.installed-for" 2>/dev/null) != "$wanted" ]]; then
  echo "Installing Google's client into $CLIENTS" >&2
  python3 -m venv --clear "$CLIENTS"
  "$CLIENTS/bin/pip" install --quiet --disable-pip-version-check --requirement "$REQUIREMENTS"
  echo "$wanted" >"$CLIENTS/.installed-for"
fi

# With the features that the rest of the tests are built with, or most of it would be built again.
cargo build --workspace --bin extstudio
export EXTSTUDIO=$CARGO_TARGET_DIR/debug/extstudio
exec "$CLIENTS/bin/python" -B -m pytest --quiet -p no:cacheprovider tests/clients "$@"
