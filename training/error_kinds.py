#!/usr/bin/env python3
"""Lists wrong and missed pairs of annotated articles with their evidence, and counts them by kind.

usage: PYTHONPATH=training python3 training/error_kinds.py GOLD.json SYSTEM.jsonl [--scorer=FILE] [--count=N]

SYSTEM.jsonl is what `parallaxctl annotate --format=eval` gives. The kinds are guesses from what the gold has instead;
where the annotators' files lie in claims/ beside GOLD.json, they tell claims that are no pair for their modality.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib

from parallax_training import gold_articles
from parallax_training.pair_errors import PairError, PairErrors


def modalities(folder: pathlib.Path, article: str) -> set[tuple[tuple[str, str], str]]:
    """(pair, modality) of both annotators' claims; empty where their files are not there."""
    return {((claim["holder"], claim["target"]), claim["modality"]) for path in sorted(folder.glob(f"{article}.?.json"))
            for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]}


def show(article: str, label: str, error: PairError) -> None:
    gold = f" (gold {error.gold})" if label == "wrong" and error.gold else ""
    confidence = f" {error.confidence:.2f}" if label == "wrong" else ""
    print(f"{label}{confidence} [{error.kind}] {article}: {error.pair[0]} -> {error.pair[1]} {error.polarity}{gold}\n"
          f"    {error.evidence}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("system", type=pathlib.Path)
    parser.add_argument("--scorer", type=pathlib.Path, default=pathlib.Path("../shared/eval/score_articles.py"))
    parser.add_argument("--count", type=int, default=100, help="wrong and missed pairs shown, each; all are counted")
    options = parser.parse_args()
    scorer, gold = gold_articles.load_scorer(options.scorer), gold_articles.read_gold(options.gold)
    found = gold_articles.read_annotations(options.system)
    listed: dict[str, list[tuple[str, PairError]]] = {"wrong": [], "missed": []}
    given = 0
    for article, own in gold.items():
        errors = PairErrors(scorer, own, found.get(article, {}), modalities(options.gold.parent / "claims", article))
        given += errors.given()
        listed["wrong"] += [(article, e) for e in errors.wrong()]
        listed["missed"] += [(article, e) for e in errors.missed()]
    listed["wrong"].sort(key=lambda entry: -entry[1].confidence)
    for label, errors in listed.items():
        for article, error in errors[:options.count]:
            show(article, label, error)
    print(f"\n{given} pairs given, {sum(len(own['required']) for own in gold.values())} required")
    for label, errors in listed.items():
        print(f"{label}: {len(errors)}")
        for kind, count in collections.Counter(e.kind for _, e in errors).most_common():
            print(f"  {count:4} {kind}")


if __name__ == "__main__":
    main()
