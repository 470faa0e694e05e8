#!/usr/bin/env python3
"""Builds the catalogue of actors from the source data sets.

    build.py [DATA] [--check | --stats]

DATA is the folder with one sub-folder per data set (see README.md). Without an option the files are written;
--check says whether the committed files are what would be written; --stats counts what they hold.
"""

import argparse
import collections
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from builder import mledoze, model, organisations  # noqa: E402
from builder.armed_groups import build_armed_groups  # noqa: E402
from builder.leaders import build_leaders  # noqa: E402
from builder.legislators import build_legislators  # noqa: E402
from builder.matching import Known  # noqa: E402
from builder.parties import build_parties  # noqa: E402
from builder.places import build_places  # noqa: E402
from builder.sources import Sources  # noqa: E402
from builder.states import build_states  # noqa: E402
from builder.world_leaders import build_world_leaders  # noqa: E402

DEFAULT_DATA = HERE.parent.parent / "shared/data/actors"


def build(data):
    """The text of every generated file by its path below catalogue/.

    Each step is given what is known so far and adds to it, so the order decides which source names an actor first:
    states, what people wrote by hand, then the data sets from the most to the least exact.
    """
    sources, known = Sources(data), Known()
    states = build_states(sources)
    for state, _ in states:
        known.add(state)
    for record in model.load(HERE / "curated.jsonl"):
        known.add_record(record)
    files = {"states.jsonl": [state for state, _ in states]}
    files["legislators.jsonl"] = build_legislators(sources, known)
    files["leaders.jsonl"] = build_leaders(sources, states, known)
    files["organisations.jsonl"] = organisations.build_committees(sources, known) + \
        organisations.build_organisations(sources, known)
    files["armed_groups.jsonl"] = build_armed_groups(sources, known)
    files["parties.jsonl"] = build_parties(sources, states, known)
    files["places.jsonl"] = build_places(sources, known)
    files["mledoze/names.jsonl"] = mledoze.build_names(sources, states, known)
    files["world-leaders/leaders.jsonl"] = build_world_leaders(sources, states, known)
    return {name: model.dump(entities) for name, entities in files.items()}


def check(files):
    """The names of the files that differ from what would be written."""
    return [name for name, text in files.items()
            if not (HERE / name).exists() or (HERE / name).read_text(encoding="utf-8") != text]


def stats():
    """Prints the number of entities and names by file and kind."""
    for path in sorted(HERE.rglob("*.jsonl")):
        records = model.load(path)
        types = collections.Counter(r.get("type", "").removeprefix("ENTITY_TYPE_") for r in records)
        names = sum(len(r.get("names", [])) for r in records)
        counts = ", ".join(f"{kind} {count}" for kind, count in sorted(types.items()) if kind)
        print(f"{path.relative_to(HERE)}: {len(records)} entities, {names} names; {counts}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", default=DEFAULT_DATA, type=Path, help="folder of the source data sets")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true", help="fail if the files are not up to date")
    action.add_argument("--stats", action="store_true", help="count what the files hold")
    options = parser.parse_args()
    if options.stats:
        stats()
        return 0
    files = build(options.data)
    if options.check:
        stale = check(files)
        for name in stale:
            print(f"{name} is not up to date: run build.py", file=sys.stderr)
        return 1 if stale else 0
    for name, text in files.items():
        (HERE / name).parent.mkdir(parents=True, exist_ok=True)
        (HERE / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
