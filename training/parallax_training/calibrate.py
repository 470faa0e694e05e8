"""Fits a package's temperatures, calibration and thresholds, and writes them into its model.json.

Temperatures are fitted on the sentences of the labels' dev parts. With them, and with no calibration and low
thresholds, the programs annotate the gold articles and the invented ones; isotonic maps of those raw confidences and
thresholds on the mapped ones follow. What is reported is measured on articles that were left out of the fit.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import tempfile

from . import document_calibration as documents
from . import gold_articles, manifest, served, temperatures
from .board import Board
from .evaluation import ROOT, Data
from .package import PackageNetwork
from .passages import Passage

RAW_THRESHOLDS = {"pair_sentence": 0.1, "pair": 0.1, "author_sentence": 0.1, "author": 0.1}
FLOORS = {"pair": 0.72, "author": 0.6}  # least precision of a head's pairs


def raw_package(folder: pathlib.Path, out: pathlib.Path, fitted: dict[str, float]) -> None:
    """A package at `out` with the files of `folder` whose confidences are raw."""
    out.mkdir()
    for path in folder.iterdir():
        if path.name != "model.json":
            os.symlink(path.resolve(), out / path.name)
    description = manifest.read(folder)
    manifest.write(out, description | {"temperatures": description["temperatures"] | fitted, "calibration": {},
                                       "thresholds": description["thresholds"] | RAW_THRESHOLDS})


def annotate(options: argparse.Namespace, fitted: dict[str, float],
             essays: list[Passage]) -> tuple[gold_articles.Articles, gold_articles.Articles]:
    """Raw annotations of the gold articles and of the essays, by id."""
    package = pathlib.Path(options.package)
    with tempfile.TemporaryDirectory() as folder:
        models, texts = pathlib.Path(folder) / "models", pathlib.Path(folder) / "essays"
        models.mkdir()
        texts.mkdir()
        name = manifest.read(package)["name"]
        raw_package(package, models / name, fitted)
        for essay in essays:
            (texts / f"{essay.id}.txt").write_text(served.RenderedPassage(essay).text, encoding="utf-8")
        with served.serve(pathlib.Path(options.programs), models, name, ROOT) as server:
            articles = server.annotate(pathlib.Path(options.data) / "gold/text", "eval")
            invented = server.annotate(texts, "eval")
    return {a["id"]: a for a in articles}, {a["id"]: a for a in invented}


def _report(head: str, given: dict, kept_out: dict, by_set: dict[str, list[documents.Point]],
            chosen: documents.Point) -> None:
    count = sum(map(len, given.values()))
    print(f"{head}: {count} claims; calibration error raw {documents.error(given):.3f}, "
          f"left out {documents.error(kept_out):.3f}")
    for name, found in by_set.items():
        for p in found:
            if p.threshold == chosen.threshold or round(100 * p.threshold) % 10 == 0:
                mark = "  <- chosen" if p.threshold == chosen.threshold else ""
                print(f"  {name} at {p.threshold:.2f}: P {p.precision:.3f} R {p.recall:.3f} F1 {p.f1:.3f}"
                      f" ({p.given} pairs){mark}")
    if chosen.precision < FLOORS[head]:
        print(f"  below the precision of {FLOORS[head]} that is wanted")


def calibrate(options: argparse.Namespace) -> None:
    """Fits and writes options.package/model.json."""
    package, shared = pathlib.Path(options.package), pathlib.Path(options.data)
    sets = Data(shared).passages(Board(), temperatures.SETS)
    scorer = gold_articles.load_scorer(shared / "eval/score_articles.py")
    network = PackageNetwork(package)
    fitted = temperatures.fit(network, network.tokenizer, sets)
    print("temperatures:", ", ".join(f"{head} {value}" for head, value in fitted.items()), flush=True)
    essays = sets.get("essays-dev", [])
    news = gold_articles.read_gold(shared / "gold/dev.json")
    news_found, essays_found = annotate(options, fitted, essays)
    every = news | {essay.id: gold_articles.gold_of_essay(essay) for essay in essays}
    found = news_found | essays_found
    given = documents.answers(scorer, every, found)
    mapped = documents.held_out(found, given)
    kept_out = documents.answers(scorer, every, mapped)
    thresholds = {}
    for head in documents.HEADS:
        by_set = {"gold": documents.points(scorer, news, mapped, head),
                  "essays": documents.points(scorer, {k: every[k] for k in every.keys() - news.keys()}, mapped, head)}
        asked = getattr(options, head)
        chosen = next((p for p in by_set["gold"] if asked is not None and p.threshold >= asked - 1e-6),
                      documents.choose(by_set["gold"], FLOORS[head]))
        thresholds[head] = chosen.threshold
        _report(head, given[head], kept_out[head], by_set, chosen)
    description = manifest.read(package)
    knots = {head: documents.knots_without(given[head], None) for head in documents.mapped_heads(given)}
    manifest.write(package, description | {
        "temperatures": description["temperatures"] | fitted,
        "thresholds": description["thresholds"] | RAW_THRESHOLDS | thresholds,
        "calibration": {head: own for head, own in knots.items() if own}})
    print(f"{package}/model.json: version {manifest.read(package)['version']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", required=True, help="folder of the package whose model.json is written")
    parser.add_argument("--programs", default=str(ROOT / "build/release/bin"),
                        help="folder of parallax-nlp and parallaxctl")
    parser.add_argument("--data", default="../shared", help="folder of labels/, gold/ and eval/")
    parser.add_argument("--pair", type=float, help="threshold of pairs; default: the best F1 with enough precision")
    parser.add_argument("--author", type=float, help="threshold of the author's claims; default: the same")
    calibrate(parser.parse_args())


if __name__ == "__main__":
    main()
