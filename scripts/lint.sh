#!/usr/bin/env bash
# Checks contracts and formatting. usage: scripts/lint.sh
set -euo pipefail
cd "$(dirname "$0")/.."
buf=../.deps/npm/node_modules/.bin/buf

echo "lint: contracts"
(cd protos && $buf lint && $buf breaking --against released.binpb)
echo "lint: clang-format"
git ls-files '*.cc' '*.h' | xargs -r clang-format --dry-run --Werror
