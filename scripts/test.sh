#!/usr/bin/env bash
# Runs every check and every test. Goes on after a failure, and ends with the sum of what passed and failed.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"
source scripts/tally.sh
source scripts/checks.sh

check "Setup" scripts/setup.sh
# Without its tools every later step would fail for the same reason.
((failed == 0)) || finish

lint_everything
suite "Rust tests" count_cargo test_rust
suite "Snowflake by fakesnow" count_cargo test_fakesnow
if [[ -x $CACHE/goccy/v0.8.1/bigquery-emulator ]]; then
  suite "BigQuery by goccy's emulator" count_cargo test_goccy
else
  echo "Not run: the client against goccy's emulator, which tests/servers/goccy.sh build would build"
fi
suite "Official clients" count_pytest tests/clients/run.sh
check "Generated TypeScript types" types_are_current
suite "Page tests" count_vitest npm --prefix ui test --silent
check "The window" scripts/build.sh debug
suite "Window tests" count_vitest npm --prefix tests/e2e test --silent
finish
