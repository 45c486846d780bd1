# Where things are and which versions the tools have. Every script here sources this first; none of it runs alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/extension-studio
TOOLS=$CACHE/tools
NODE_MINIMUM=20.19.0
NODE_VERSION=22.23.3
NPM_VERSION=11.21.2
RUST_MINIMUM=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
TAURI_DRIVER_VERSION=2.1.0
TAURI_CLI_VERSION=2.12.5
UV_VERSION=0.13.9
DUCKDB_VERSION=1.5.6
DUCKDB_PACKAGE_VERSION=$DUCKDB_VERSION-r.1

# Build results stay out of the checkout, so that a fresh clone finds what an earlier one has built.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$CACHE/target}
# Where the offline engine's library is, for the linker and for the programs: see scripts/duckdb.sh.
export DUCKDB_LIB_DIR=${DUCKDB_LIB_DIR:-$CACHE/duckdb/$DUCKDB_VERSION}
export PATH="$TOOLS/node/node_modules/.bin:$TOOLS/cargo/bin:$TOOLS/python/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# A terminal gets cargo's progress bar; a log does not get a line for each of five hundred crates.
[[ -t 2 ]] || export CARGO_TERM_QUIET=true

has() { command -v "$1" >/dev/null 2>&1; }

heading() { printf '\n== %s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Cargo sees by a file's time alone whether it was built, and every checkout shares one folder of builds: files that are
# older than what another checkout built of its own would pass for built. So the checkout that takes over looks new.
if [[ -d $CARGO_TARGET_DIR && $(cat "$CARGO_TARGET_DIR/checkout" 2>/dev/null) != "$PWD" ]]; then
  find Cargo.* crates src-tauri examples tests -name node_modules -prune -o -type f -exec touch -c {} + 2>/dev/null || true
  printf '%s' "$PWD" >"$CARGO_TARGET_DIR/checkout"
fi
