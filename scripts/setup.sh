#!/usr/bin/env bash
# Installs what the studio's build and tests need and this machine lacks. Does nothing, quickly, when all is there.
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

PACKAGES=(
  build-essential pkg-config curl ca-certificates libssl-dev # compiling Rust and fetching its tools
  libwebkit2gtk-4.1-dev                                       # the web view of the window
  webkit2gtk-driver xvfb imagemagick                          # the window tests and the pictures
  python3 python3-venv                                        # Python functions of packages
)

# version_reaches HAVE WANT: whether version HAVE is WANT or later.
version_reaches() { [[ $(printf '%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif has sudo; then
    sudo "$@"
  else
    fail "Root rights are needed, and there is no sudo. As root, run: $*"
  fi
}

apt_install() {
  echo "Installing with apt: $*"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "$@"
}

install_system_packages() {
  if ! has dpkg-query; then
    echo "This is no Debian or Ubuntu. If the build misses something, install your system's own of: ${PACKAGES[*]}"
    return
  fi
  local missing=() package
  for package in "${PACKAGES[@]}"; do
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]} == 0)) || apt_install "${missing[@]}"
}

node_is_new_enough() { has node && has npm && version_reaches "$(node --version | tr -d v)" "$NODE_MINIMUM"; }

install_node() {
  node_is_new_enough && return
  has npm || { has apt-get && apt_install nodejs npm; } || true
  node_is_new_enough && return
  has npm || fail "Node.js $NODE_MINIMUM or later with npm is needed: install it from your system or https://nodejs.org"

  # The distribution's Node.js is too old to build with, but good enough to fetch a newer one from npm.
  local architecture
  case $(uname -m) in
    x86_64) architecture=x64 ;;
    aarch64) architecture=arm64 ;;
    *) fail "Node.js $NODE_MINIMUM or later is needed, and npm has none for $(uname -m): install it by hand" ;;
  esac
  echo "Installing Node.js $NODE_VERSION into $TOOLS/node"
  npm install --silent --no-save --prefix "$TOOLS/node" "node-linux-$architecture@$NODE_VERSION" "npm@$NPM_VERSION"
  hash -r
  node_is_new_enough || fail "Node.js $NODE_VERSION was installed into $TOOLS/node, and yet \`node\` is $(node --version)"
}

apt_offers() { has apt-cache && [[ $(apt-cache policy "$1" 2>/dev/null) == *"Candidate: "[0-9]* ]]; }

rust_is_new_enough() { has cargo && version_reaches "$(cargo --version | cut -d ' ' -f 2)" "$RUST_MINIMUM"; }

install_rust() {
  if ! rust_is_new_enough; then
    echo "Installing Rust: $RUST_MINIMUM or later is needed"
    has rustup || { apt_offers rustup && apt_install rustup; } || true
    if has rustup; then
      rustup toolchain install stable --profile minimal --component rustfmt --component clippy
      rustup default stable
    else
      curl --proto '=https' --tlsv1.2 --silent --show-error --fail https://sh.rustup.rs |
        sh -s -- -y --no-modify-path --profile minimal --component rustfmt --component clippy
    fi
    hash -r
    rust_is_new_enough || fail "Rust $RUST_MINIMUM or later is needed, and \`cargo\` is $(cargo --version || echo missing)"
  fi
  if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
    has rustup || fail "rustfmt and clippy are needed: install them from where your Rust came"
    rustup component add rustfmt clippy
  fi
}

install_tauri_driver() {
  grep --quiet --no-messages "\"tauri-driver $TAURI_DRIVER_VERSION " "$TOOLS/cargo/.crates.toml" && return
  echo "Installing tauri-driver $TAURI_DRIVER_VERSION into $TOOLS/cargo"
  cargo install tauri-driver --version "$TAURI_DRIVER_VERSION" --locked --quiet --root "$TOOLS/cargo"
}

# Python functions of packages run in an interpreter that uv prepares.
install_uv() {
  has uv && return
  echo "Installing uv $UV_VERSION into $TOOLS/python"
  python3 -m venv "$TOOLS/python"
  "$TOOLS/python/bin/pip" install --quiet --disable-pip-version-check "uv==$UV_VERSION"
  # The environment's own Python must not come before the user's.
  find "$TOOLS/python/bin" -mindepth 1 ! -name 'uv*' -delete
  hash -r
}

# install_node_modules FOLDER: anew only when its lock file or Node.js is another than last time.
install_node_modules() {
  local stamp=$1/node_modules/.installed-for now
  now="$(node --version) $(sha256sum <"$1/package-lock.json")"
  [[ $(cat "$stamp" 2>/dev/null) == "$now" ]] && return
  echo "Installing the npm packages of $1/"
  (cd "$1" && npm ci --no-audit --no-fund --loglevel=error)
  echo "$now" >"$stamp"
}

install_system_packages
install_node
install_rust
install_tauri_driver
install_uv
scripts/duckdb.sh >/dev/null
install_node_modules ui
install_node_modules tests/e2e
