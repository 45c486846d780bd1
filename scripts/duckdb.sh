#!/usr/bin/env bash
# Fetches the prebuilt libduckdb that the offline engine links to, once, and prints the folder it is in.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) platform=linux-x64 library=libduckdb.so ;;
  Linux-aarch64) platform=linux-arm64 library=libduckdb.so ;;
  Darwin-x86_64) platform=darwin-x64 library=libduckdb.dylib ;;
  Darwin-arm64) platform=darwin-arm64 library=libduckdb.dylib ;;
  *) fail "There is no prebuilt DuckDB for $(uname -s) on $(uname -m): build with \`--features extension-engine/bundled\`" ;;
esac

if [[ ! -e $DUCKDB_LIB_DIR/$library ]]; then
  package=@duckdb/node-bindings-$platform@$DUCKDB_PACKAGE_VERSION
  echo "Fetching DuckDB: $package" >&2
  mkdir -p "$(dirname "$DUCKDB_LIB_DIR")"
  fresh=$(mktemp -d -p "$(dirname "$DUCKDB_LIB_DIR")")
  trap 'rm -rf "$fresh"' EXIT
  # npm holds the archive against the registry's checksum.
  (cd "$fresh" && npm pack --silent "$package" >/dev/null && tar -xzf ./*.tgz) ||
    fail "$package could not be fetched from npm: is there a network?"
  # Put in place whole, so that a fetch cut short leaves nothing that looks finished.
  mkdir -p "$DUCKDB_LIB_DIR"
  mv "$fresh/package/LICENSE" "$DUCKDB_LIB_DIR/"
  mv "$fresh/package/$library" "$DUCKDB_LIB_DIR/$library"
fi
echo "$DUCKDB_LIB_DIR"
