#!/usr/bin/env bash
# Runs clang-tidy over our own sources, two at a time. A source is checked again only when it, a header or the
# configuration changed since it last passed. usage: scripts/tidy.sh   (after scripts/build.sh dev)
set -euo pipefail
cd "$(dirname "$0")/.."
echo "tidy: clang-tidy"
cache=build/dev/tidy
mkdir -p "$cache"
headers=$(git ls-files '*.h' .clang-tidy protos | xargs cat | sha256sum | cut -c1-16)
export cache headers
check() {
  local stamp
  stamp=$cache/$(echo "$1" | tr / _).$(sha256sum < "$1" | cut -c1-16).$headers
  [ -e "$stamp" ] && return
  # The flags are those of g++; clang would take some of them for more than we ask.
  clang-tidy --quiet --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-sign-conversion \
    --extra-arg=-Wno-overloaded-virtual -p build/dev "$1" 2> /dev/null || { echo "tidy: $1" >&2; return 1; }
  touch "$stamp"
}
export -f check
git ls-files 'services/*.cc' 'cli/*.cc' | xargs -P "${PARALLAX_JOBS:-$(nproc)}" -I{} bash -c 'check {}'
