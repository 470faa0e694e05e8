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

openvino=2026.4.1
openvino_sha256=2d22b1da03f7caf74df30e9f6417d0ab2f637e4a38e08e1dcd294d2c37407aaf
if [ ! -f .deps/openvino-$openvino/openvino/cmake/OpenVINOConfig.cmake ]; then
  echo "setup: fetching OpenVINO (59 MB)"
  download=$(mktemp -d)
  # The wheel holds the C++ runtime too; which Python it is for makes no difference to that.
  python3 -m pip download -q --no-deps --only-binary=:all: --platform manylinux_2_28_x86_64 --python-version 3.11 \
    --implementation cp --abi cp311 -d "$download" "openvino==$openvino"
  echo "$openvino_sha256 $(echo "$download"/openvino-*.whl)" | sha256sum --quiet --check
  python3 -m zipfile -e "$download"/openvino-*.whl .deps/openvino-$openvino.part
  mv .deps/openvino-$openvino.part .deps/openvino-$openvino
  rm -rf "$download"
fi

# The reference that the wordpiece tokenizer is tested against.
if [ ! -d .deps/python/tokenizers ]; then
  echo "setup: fetching tokenizers"
  python3 -m pip install -q --no-deps --only-binary=:all: --disable-pip-version-check --root-user-action=ignore \
    --target .deps/python tokenizers==0.22.2
fi

if [ ! -x .deps/npm/node_modules/.bin/buf ]; then
  echo "setup: fetching buf"
  npm install --silent --no-audit --no-fund --prefix .deps/npm @bufbuild/buf@1.75.0
fi
