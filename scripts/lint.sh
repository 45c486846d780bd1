#!/usr/bin/env bash
# Looks at the code without running it. Goes on after a failure, so that one run tells all.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"
source scripts/tally.sh
source scripts/checks.sh

check "Setup" scripts/setup.sh
lint_everything
finish
