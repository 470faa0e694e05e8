#!/usr/bin/env bash
# Builds a preset, quietly. usage: scripts/build.sh PRESET [TARGET...]
# Binaries end in build/PRESET/bin/. The whole output is in build/PRESET/build.log.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
shift

mkdir -p "build/$preset"
log=build/$preset/build.log
if ! cmake --preset "$preset" > "$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
echo "build: $preset"
jobs=${PARALLAX_JOBS:-$(nproc)}
if [ -t 1 ]; then
  NINJA_STATUS='  [%f/%t] ' ninja -C "build/$preset" -j "$jobs" "$@"
  exit
fi
# Without a terminal: one line for every 50 steps, and what failed.
if ! NINJA_STATUS='%f/%t ' ninja -C "build/$preset" -j "$jobs" "$@" 2>&1 | tee -a "$log" | {
  next=0
  while IFS= read -r line; do
    steps=${line%% *}
    case "$steps" in
      [0-9]*/[0-9]*) if [ "${steps%%/*}" -ge "$next" ]; then echo "  $steps steps"; next=$((${steps%%/*} + 50)); fi ;;
    esac
  done
}; then
  grep -A 30 -E '^FAILED|error:' "$log" >&2
  exit 1
fi
