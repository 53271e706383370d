#!/usr/bin/env bash
# Runs every test: format, the layers, unit and reference tests, the shipped methodologies against
# their published figures in release mode, and a package that uses the library.
set -euo pipefail
cd "$(dirname "$0")/.."
export SWIFT_BACKTRACE=enable=no

step() { printf '\n== %s\n' "$*"; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT

step 'Format'
swift format lint --strict --parallel --recursive Package.swift Sources Tests Examples

step 'Release build, imports checked, no warnings'
timeout -k 10 1800 swift build -c release --explicit-target-dependency-import-check error 2>&1 |
  tee "$log"
if grep -q 'warning:' "$log"; then
  echo 'error: the build has warnings' >&2
  exit 1
fi

step 'Published figures, in release mode'
timeout -k 10 300 .build/release/palmares methods verify

step 'A package that uses the library'
timeout -k 10 900 swift run --package-path Examples/Library -c debug

step 'Tests'
timeout -k 10 1800 swift test --parallel 2>&1 | tee "$log"
skipped=$(grep -c ' skipped' "$log" || true)
if [ -d ../shared ]; then
  echo "Tests skipped: $skipped."
else
  echo "Tests skipped: $skipped (those that read ../shared, which is absent)."
fi
