#!/usr/bin/env bash
# Runs the races; see README.md.
set -euo pipefail
exec python3 "$(dirname "$0")/run.py" "$@"
