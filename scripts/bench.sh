#!/usr/bin/env bash
# Measures speed in release builds: the crates with criterion, then the real window.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

scripts/setup.sh
scripts/build.sh release
heading "The crates"
cargo bench --benches

heading "The bare window that the studio's start is measured against"
# Named together with the studio, the two share every dependency, and nothing is compiled twice.
cargo build --release --package extension-studio-app --package extension-cli --package extension-bare-window
export BARE_WINDOW_BINARY=$CARGO_TARGET_DIR/release/extension-bare-window
export STUDIO_BINARY=$CARGO_TARGET_DIR/release/extension-studio
export EXTSTUDIO_BINARY=$CARGO_TARGET_DIR/release/extstudio
for trace in tests/bench/*.bench.ts; do
  [[ -e $trace ]] || continue
  heading "The programs: $(basename "$trace" .bench.ts)"
  tests/e2e/node_modules/.bin/tsx "$trace"
done

heading "Tests in a warehouse"
python3 tests/bench/warehouse.py "$EXTSTUDIO_BINARY"
