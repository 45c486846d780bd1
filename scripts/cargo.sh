#!/usr/bin/env bash
# cargo.sh ARGUMENTS…: cargo with everything that the crates link to in its place, for work on one of them.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

scripts/duckdb.sh >/dev/null
exec cargo "$@"
