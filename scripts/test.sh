#!/usr/bin/env bash
# Builds everything and runs all tests. usage: scripts/test.sh [CTEST-ARGUMENT...]   e.g. scripts/test.sh -R nlp_
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh
scripts/build.sh dev
echo "test:"
ctest --test-dir build/dev --output-on-failure --no-tests=error -j "${PARALLAX_JOBS:-$(nproc)}" "$@" |
  { [ -t 1 ] && cat || grep -vE '^ +Start +[0-9]+:|\.+ +Passed '; }
