#!/usr/bin/env bash
# Annotates a folder of gold articles and scores the annotations.
# usage: scripts/evaluate.sh GOLD.json TEXT_DIR [--model=accurate|fast|rules] [--models=FOLDER] [--out=FILE]
# Every .txt of TEXT_DIR is annotated, with title, date and outlet from the .meta.json beside it where there is one.
# The model (default: rules) is looked for in FOLDER (default: models); where it is not, the rules answer in its place,
# and a line on standard error says so.
# The annotations go to FILE (default: build/evaluation.jsonl), one JSON line an article. The scorer is
# score_articles.py, looked for in ../shared/eval or at $PARALLAX_SCORER; without it only FILE is written.
set -euo pipefail
model=rules
models=models
out=
positional=()
for argument in "$@"; do
  case "$argument" in
    --model=*) model=${argument#*=} ;;
    --models=*) models=$(realpath -m "${argument#*=}") ;;
    --out=*) out=$(realpath -m "${argument#*=}") ;;
    --help | -h) sed -n '2,9s/^# //p' "$0"; exit ;;
    -*) echo "evaluate: unknown option $argument; see --help" >&2; exit 2 ;;
    *) positional+=("$(realpath -m "$argument")") ;;
  esac
done
if [ ${#positional[@]} -ne 2 ]; then
  sed -n '3s/^# //p' "$0" >&2
  exit 2
fi
gold=${positional[0]} texts=${positional[1]}
[ -f "$gold" ] || { echo "evaluate: no file $gold" >&2; exit 2; }
[ -d "$texts" ] || { echo "evaluate: no folder $texts" >&2; exit 2; }
cd "$(dirname "$0")/.."
out=${out:-build/evaluation.jsonl}

scripts/setup.sh >&2
scripts/build.sh release parallax-nlp parallaxctl >&2
run=$(mktemp -d)
build/release/bin/parallax-nlp --listen=127.0.0.1:0 --port_file="$run/port" --ingest= --model="$model" \
  --models="$models" 2> "$run/log" &
nlp=$!
trap 'kill $nlp 2> /dev/null; rm -rf "$run"' EXIT
while [ ! -e "$run/port" ]; do
  kill -0 $nlp 2> /dev/null || { echo "evaluate: nlp did not start:" >&2; tail -3 "$run/log" >&2; exit 1; }
  sleep 0.1
done
grep '"event":"degraded"' "$run/log" | sed 's/^/evaluate: /' >&2 || true
mkdir -p "$(dirname "$out")"
build/release/bin/parallaxctl --nlp="127.0.0.1:$(cat "$run/port")" annotate --format=eval --model="$model" \
  "$texts" > "$out"
echo "evaluate: $(wc -l < "$out") annotations in $out" >&2

scorer=${PARALLAX_SCORER:-../shared/eval/score_articles.py}
if [ -f "$scorer" ]; then
  python3 "$scorer" "$gold" "$out"
else
  echo "evaluate: no scorer at $scorer; set PARALLAX_SCORER to score_articles.py" >&2
fi
