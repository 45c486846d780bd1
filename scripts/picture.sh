#!/usr/bin/env bash
# Draws the README's pictures: the real window, on the example that shows most of it.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

scripts/setup.sh
scripts/build.sh debug
npm --prefix tests/e2e run --silent picture -- "$PWD/examples/retail-site-selection" "$PWD/docs/pictures/studio.png"
npm --prefix tests/e2e run --silent picture -- "$PWD/examples/retail-site-selection" "$PWD/docs/pictures/trying.png" \
  "Trade Area Demand" 1
