"""Confidences of whole articles' claims: isotonic maps and thresholds, each article left out in turn.

Standard library only.
"""

from __future__ import annotations

import collections
import dataclasses
import types

from .calibration import calibrated, isotonic_knots
from .gold_articles import Articles, judged_claims
from .passages import AUTHOR
from .scores import calibration_error, f1

HEADS = ("pair", "author")
LEAST_GIVEN = 10
GRID = [round(0.02 * i, 2) for i in range(1, 50)]

Answers = list[tuple[float, bool]]  # confidence, right
LEAST_MAPPED = 200  # claims of a head; a map of fewer fitted worse than none on articles left out


def head_of(claim: dict) -> str:
    return "author" if claim["holder"] == AUTHOR else "pair"


def answers(scorer: types.ModuleType, gold: Articles, found: Articles) -> dict[str, dict[str, Answers]]:
    """By head and article: each asserted claim's confidence, and whether the gold accepts it."""
    out: dict[str, dict[str, Answers]] = {head: {article: [] for article in gold} for head in HEADS}
    for article, own in gold.items():
        for claim, right in judged_claims(scorer, own, found.get(article, {})):
            out[head_of(claim)][article].append((claim["confidence"], right))
    return out


def knots_without(by_article: dict[str, Answers], left_out: str | None) -> dict:
    """The map of all articles' answers but one's."""
    return isotonic_knots([a for article, own in by_article.items() if article != left_out for a in own])


def mapped_heads(given: dict[str, dict[str, Answers]]) -> list[str]:
    """The heads with claims enough to fit a map on; the others keep their raw confidences."""
    return [head for head in HEADS if sum(map(len, given[head].values())) >= LEAST_MAPPED]


def held_out(found: Articles, given: dict[str, dict[str, Answers]]) -> Articles:
    """The annotations with each article's confidences on the maps of the other articles."""
    out = {}
    heads = mapped_heads(given)
    for article, annotation in found.items():
        maps = {head: knots_without(given[head], article) if head in heads else None for head in HEADS}
        claims = [c | {"confidence": calibrated(maps[head_of(c)], c["confidence"])} for c in annotation["claims"]]
        out[article] = annotation | {"claims": claims}
    return out


@dataclasses.dataclass(frozen=True)
class Point:
    """What one threshold gives."""

    threshold: float
    f1: float
    precision: float
    recall: float
    given: int


def points(scorer: types.ModuleType, gold: Articles, found: Articles, head: str) -> list[Point]:
    """Pairs of one head alone by threshold, as the scorer counts them."""
    out = []
    for threshold in GRID:
        total: collections.Counter = collections.Counter()
        for article, own in gold.items():
            annotation = found.get(article, {"entities": [], "claims": []})
            kept = [c for c in annotation["claims"] if head_of(c) == head and c["confidence"] >= threshold]
            total += scorer.score(own, annotation | {"claims": kept}, False)
        given, right = total["pair_sys"], total["pair_sys_ok"]
        # All claims that are left are of this head, but the gold's required pairs are of both.
        wanted, hit = total["author_gold"], total["author_gold_ok"]
        if head == "pair":
            wanted, hit = total["pair_gold"] - wanted, total["pair_gold_ok"] - hit
        _, precision, _ = f1(right, given, 0)
        _, _, recall = f1(hit, 0, wanted)
        score = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        out.append(Point(threshold, score, precision, recall, given))
    return out


def choose(found: list[Point], floor: float) -> Point:
    """The best F1 among thresholds with at least the precision `floor`; where none has it, the highest precision.

    Thresholds that leave fewer than LEAST_GIVEN pairs tell nothing and are taken only where there are no others.
    """
    telling = [p for p in found if p.given >= LEAST_GIVEN] or found
    good = [p for p in telling if p.precision >= floor]
    if good:
        return max(good, key=lambda p: (p.f1, p.threshold))
    return max(telling, key=lambda p: (p.precision, p.f1))


def error(given: dict[str, Answers]) -> float:
    """Expected calibration error over all articles' answers."""
    return calibration_error([a for own in given.values() for a in own])
