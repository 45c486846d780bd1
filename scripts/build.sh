#!/usr/bin/env bash
# build.sh [debug|release]: builds the pages and the window that shows them.
# debug is what the tests and `make run` start; release is what is measured and shipped.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

kind=${1:-debug}

pages_are_fresh() {
  [[ -f ui/dist/index.html && -z $(find ui -newer ui/dist/index.html -type f \
    -not -path 'ui/node_modules/*' -not -path 'ui/dist/*' -print -quit) ]]
}

# The window holds the pages inside it, so building them needlessly would build it needlessly too.
if ! pages_are_fresh; then
  (cd ui && npm run --silent build)
fi

case $kind in
  debug) cargo build --package extension-studio-app --bin extension-studio ;;
  release) cargo build --package extension-studio-app --bin extension-studio --release ;;
  *) fail "build.sh: '$kind' is neither debug nor release" ;;
esac
