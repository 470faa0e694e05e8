"""Arithmetic of scores. Standard library only."""

from __future__ import annotations

import collections
from collections.abc import Hashable, Iterable, Sequence


def f1(right: int, given: int, wanted: int) -> tuple[float, float, float]:
    """F1, precision, recall."""
    precision = right / given if given else 0.0
    recall = right / wanted if wanted else 0.0
    return (2 * precision * recall / (precision + recall) if right else 0.0), precision, recall


def set_f1(given: set, wanted: set) -> tuple[float, float, float]:
    """F1, precision, recall of what was given against what is wanted."""
    return f1(len(given & wanted), len(given), len(wanted))


def accuracy_and_macro(given: Sequence[Hashable], wanted: Sequence[Hashable]) -> tuple[float, float]:
    """Accuracy, and the mean F1 of the classes that are wanted anywhere."""
    right = collections.Counter(g for g, w in zip(given, wanted, strict=True) if g == w)
    gives, wants = collections.Counter(given), collections.Counter(wanted)
    if not wants:
        return 0.0, 0.0
    macro = sum(f1(right[c], gives[c], wants[c])[0] for c in wants) / len(wants)
    return right.total() / len(wanted), macro


def majority(wanted: Sequence[Hashable]) -> list[Hashable]:
    """The commonest answer, once for each question; the smallest of several."""
    counts = collections.Counter(wanted)
    return [min(counts, key=lambda c: (-counts[c], str(c)))] * len(wanted) if counts else []


def calibration_error(answers: Iterable[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error of (confidence, right) over bins of equal size; 0 without answers.

    Answers of one confidence that fall into two bins count in both by the share of them that is right.
    """
    by_confidence: dict[float, list[bool]] = {}
    for confidence, right in answers:
        by_confidence.setdefault(confidence, []).append(right)
    ranked = [(c, sum(own) / len(own)) for c, own in sorted(by_confidence.items()) for _ in own]
    error = 0.0
    for b in range(bins):
        part = ranked[b * len(ranked) // bins:(b + 1) * len(ranked) // bins]
        if part:
            error += abs(sum(c for c, _ in part) - sum(r for _, r in part)) / len(ranked)
    return error
