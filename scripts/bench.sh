#!/usr/bin/env bash
# Prints figures, one "name value unit" a line. usage: scripts/bench.sh ingest|nlp|query [ARGUMENT...]
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in
  ingest | nlp | query) ;;
  *) echo "usage: scripts/bench.sh ingest|nlp|query [ARGUMENT...]" >&2; exit 2 ;;
esac
name=$1
shift
scripts/setup.sh >&2
scripts/build.sh release "${name}_bench" >&2
exec "build/release/bin/${name}_bench" "$@"
