#!/usr/bin/env bash
# build.sh pages|debug|release: builds the pages, and the window that shows them.
# debug is what the tests and `make run` start; release is what is measured and shipped, with the command line tool.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

pages_are_fresh() {
  [[ -f ui/dist/index.html && -z $(find ui -newer ui/dist/index.html -type f \
    -not -path 'ui/node_modules/*' -not -path 'ui/dist/*' -print -quit) ]]
}

scripts/duckdb.sh >/dev/null

# The window holds the pages inside it, so building them needlessly would build it needlessly too.
pages_are_fresh || npm --prefix ui run --silent build -- --logLevel warn

case ${1:-debug} in
  pages) ;;
  # Of the whole workspace, so that it is built of what the tests were built of.
  # The command line tool is the window tests' BigQuery.
  debug) cargo build --workspace --bin extension-studio --bin extstudio ;;
  release)
    cargo build --release --package extension-studio-app --package extension-cli
    echo "Built $CARGO_TARGET_DIR/release/extension-studio and $CARGO_TARGET_DIR/release/extstudio"
    ;;
  *) fail "build.sh: '$1' is none of pages, debug, release" ;;
esac
