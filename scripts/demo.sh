#!/usr/bin/env bash
# Shows Parallax at work: installs, builds, starts ingest, nlp and query, publishes the sample articles and prints
# who is for and against whom. The services go on running until `scripts/demo.sh stop`.
# usage: scripts/demo.sh [stop]
set -euo pipefail
cd "$(dirname "$0")/.."
run=.run/demo

stop_services() {
  local pid_file pid
  for pid_file in "$run"/*.pid; do
    [ -e "$pid_file" ] || continue
    pid=$(cat "$pid_file")
    # Only a process that still is what was started, not one that got its pid since.
    if grep -qs parallax "/proc/$pid/cmdline"; then
      kill "$pid"
      while kill -0 "$pid" 2> /dev/null; do sleep 0.1; done
    fi
    rm -f "$pid_file"
  done
}

start_service() {
  local name=$1
  shift
  rm -f "$run/$name.port"
  nohup "build/release/bin/parallax-$name" --port_file="$run/$name.port" "$@" > /dev/null 2> "$run/$name.log" &
  echo $! > "$run/$name.pid"
  while [ ! -e "$run/$name.port" ]; do
    if ! kill -0 "$(cat "$run/$name.pid")" 2> /dev/null; then
      echo "demo: $name did not start; its log says:" >&2
      tail -5 "$run/$name.log" >&2
      stop_services
      exit 1
    fi
    sleep 0.1
  done
}

case "${1:-}" in
  stop) stop_services; echo "demo: stopped"; exit ;;
  "") ;;
  *) echo "usage: scripts/demo.sh [stop]" >&2; exit 2 ;;
esac

scripts/setup.sh
scripts/build.sh release parallax-ingest parallax-nlp parallax-query parallaxctl

stop_services
rm -rf "$run"
mkdir -p "$run"
echo "demo: starting ingest, query and nlp; data and logs are in $run"
start_service ingest --data="$run/ingest"
start_service query --data="$run/query"
start_service nlp --catalogue=catalogue,samples/catalogue.jsonl --lexicon=lexicon

ctl=build/release/bin/parallaxctl
echo "demo: publishing the sample articles (all invented)"
$ctl publish samples/articles samples/feed.jsonl
$ctl wait
echo
$ctl matrix
echo
cat << 'END'
Go on from here, with build/release/bin/parallaxctl:
  parallaxctl claims --limit=5            claims with their sentences
  parallaxctl annotate FILE               what the annotator sees in a text, nothing stored
  parallaxctl search WORDS                articles
  parallaxctl publish FILE-OR-FOLDER      your own articles
  parallaxctl --help                      everything else
The services run in the background. Stop them with: scripts/demo.sh stop
END
