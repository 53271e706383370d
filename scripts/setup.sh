#!/usr/bin/env bash
# Installs what building and testing palmares needs on Debian 12, asks nothing, and may be run again.
#
#   scripts/setup.sh            what a build needs
#   scripts/setup.sh test       and what tests need
#   scripts/setup.sh bench      and the virtual environment of the benchmarks
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

fail() { # what, what to do
  say "error: $1"
  say "  fix: $2"
  exit 1
}

require_toolchain() {
  command -v swift >/dev/null 2>&1 || fail \
    "There is no Swift toolchain on this machine: 'swift' is not in PATH." \
    "Install Swift 6 or later for Debian 12 (swift.org/install), put its usr/bin in PATH, and run this again."
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\..*/\1/p' | head -n 1)
  [ -n "$version" ] && [ "$version" -ge 6 ] || fail \
    "The Swift toolchain is older than 6: $(swift --version 2>/dev/null | head -n 1)" \
    "Install Swift 6 or later (swift.org/install), and run this again."
}

missing_packages() {
  local package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
      printf '%s ' "$package"
  done
}

install_packages() {
  command -v dpkg-query >/dev/null 2>&1 || fail \
    "This is not Debian: dpkg-query was not found." \
    "Install by hand what these Debian packages hold: $*"
  local missing root=''
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then root='sudo -n'; else
      fail "These packages are missing, and this user may not install them: $missing" \
        "Ask an administrator to run: apt-get install --no-install-recommends $missing"
    fi
  fi
  say "Installing: $missing"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  $root apt-get update -qq >/dev/null || fail "The list of packages could not be fetched." \
    "Check the network and /etc/apt/sources.list, and run this again."
  # shellcheck disable=SC2086
  $root apt-get install -y -qq --no-install-recommends $missing >/dev/null || fail \
    "The packages could not be installed: $missing" \
    "Run apt-get install $missing to see why."
}

virtual_environment() {
  [ -x .venv/bin/python ] || python3 -m venv .venv || fail \
    "The virtual environment .venv could not be made." "Install python3-venv and run this again."
  .venv/bin/python -c 'import numpy, pandas, highspy' 2>/dev/null ||
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement Benchmarks/requirements.txt || fail \
    "What the benchmarks compare with could not be installed into .venv." "Check the network, and run this again."
}

require_toolchain
install_packages pkg-config libc6-dev libstdc++-12-dev libyaml-dev libsodium-dev coinor-libclp1
case "${1:-build}" in
  build) ;;
  test) install_packages python3-minimal git ;;
  bench)
    install_packages python3-minimal python3-venv
    virtual_environment
    ;;
  *) fail "There is no set-up '$1'." "Say build, test or bench." ;;
esac
