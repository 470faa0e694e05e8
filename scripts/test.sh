#!/usr/bin/env bash
# Checks everything: contracts, formatting, the whole build with warnings as errors, clang-tidy, and all tests.
# usage: scripts/test.sh [CTEST-ARGUMENT...]      e.g. scripts/test.sh -R nlp_
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh
scripts/lint.sh
scripts/build.sh dev
scripts/tidy.sh
echo "test:"
ctest --test-dir build/dev --output-on-failure --no-tests=error -j "${PARALLAX_JOBS:-$(nproc)}" "$@" |
  { [ -t 1 ] && cat || grep -vE '^ +Start +[0-9]+:|\.+ +Passed '; }
