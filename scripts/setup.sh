#!/usr/bin/env bash
# Installs what building and testing need on Debian 12. Quiet, and does nothing where all is there already.
# Needs root or sudo the first time. usage: scripts/setup.sh
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(
  build-essential cmake ninja-build ccache git python3 python3-pip ca-certificates
  libgrpc++-dev protobuf-compiler-grpc protobuf-compiler libprotobuf-dev libprotoc-dev libabsl-dev
  librocksdb-dev libgtest-dev libgmock-dev libbenchmark-dev libicu-dev libroaring-dev libcld2-dev
  nlohmann-json3-dev libcli11-dev libssl-dev clang-format clang-tidy nodejs npm)

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

missing=()
for package in "${packages[@]}"; do
  if [ "$package" = npm ] || [ "$package" = nodejs ]; then
    if command -v node > /dev/null && command -v npm > /dev/null; then continue; fi
  fi
  dpkg-query -W -f='${Status}' "$package" 2> /dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "setup: installing ${#missing[@]} Debian packages"
  log=$(mktemp)
  if ! { as_root apt-get update -qq &&
         DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "${missing[@]}"; } > "$log" 2>&1; then
    cat "$log" >&2
    echo "setup: could not install: ${missing[*]}" >&2
    exit 1
  fi
  rm -f "$log"
fi

if [ ! -f .deps/googleapis/google/rpc/error_details.proto ]; then
  echo "setup: fetching google.rpc protos"
  download=$(mktemp -d)
  python3 -m pip download -q --no-deps -d "$download" googleapis-common-protos==1.70.0
  mkdir -p .deps/googleapis
  python3 -m zipfile -e "$download"/googleapis_common_protos-*.whl .deps/googleapis
  rm -rf "$download"
fi

if [ ! -x .deps/npm/node_modules/.bin/buf ]; then
  echo "setup: fetching buf"
  npm install --silent --no-audit --no-fund --prefix .deps/npm @bufbuild/buf@1.75.0
fi
