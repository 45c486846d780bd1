#!/usr/bin/env bash
# run.sh PACKAGE: opens the studio on a package. Without a display it opens it on a hidden screen and leaves a picture.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

package=$1
[[ -e $package ]] || fail "There is no package at $package: say \`make run PACKAGE=path\` with a package's folder"

scripts/setup.sh
scripts/build.sh debug

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
  exec "$CARGO_TARGET_DIR/debug/extension-studio" "$package"
fi
echo "There is no display, so the studio opens on a hidden screen."
npm --prefix tests/e2e run --silent picture -- "$(realpath "$package")" "$CACHE/run.png"
