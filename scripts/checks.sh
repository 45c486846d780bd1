# The steps that `make lint` and `make test` share. Sourced after tally.sh.

lint_everything() {
  check "Rust formatting" cargo fmt --all --check
  check "The pages" scripts/build.sh pages
  check "Clippy" cargo clippy --workspace --all-targets -- -D warnings
  local folder
  for folder in ui tests/e2e; do
    check "TypeScript in $folder/" npm --prefix "$folder" run --silent typecheck
    check "ESLint in $folder/" npm --prefix "$folder" run --silent lint
    check "Prettier in $folder/" npm --prefix "$folder" run --silent format:check
  done
}

# The tests write the types into a folder of their own, so that a difference is found and nothing is mended silently.
test_rust() { TS_RS_EXPORT_DIR=$logs/types cargo test --workspace --no-fail-fast; }

types_are_current() {
  diff --recursive --brief "$logs/types" ui/src/generated ||
    { echo "ui/src/generated is not what the Rust types say. Run \`cargo test --workspace\` and commit what it writes."; false; }
}

# Snowflake's protocol as others read it.
test_fakesnow() { tests/servers/fakesnow.sh cargo test --workspace --test fakesnow; }

# BigQuery's REST API as others read it.
test_goccy() { tests/servers/goccy.sh cargo test --workspace --test goccy; }
