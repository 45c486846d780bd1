#!/usr/bin/env bash
# Draws every app icon anew from icons/extension-studio.svg. Needed only after that drawing changed.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT

npx --yes --package "@tauri-apps/cli@$TAURI_CLI_VERSION" tauri icon icons/extension-studio.svg --output "$drawn"

# The tool also draws for telephones and the Windows store, where the studio does not live.
for icon in 32x32.png 64x64.png 128x128.png 128x128@2x.png icon.png icon.ico icon.icns; do
  cp "$drawn/$icon" icons/
done
