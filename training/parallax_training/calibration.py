"""Probabilities as the annotator makes them (services/nlp/model_probability.cc). Standard library only."""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence


def sigmoid(logit: float, temperature: float = 1.0) -> float:
    scaled = logit / temperature
    return 1 / (1 + math.exp(-scaled)) if scaled >= 0 else math.exp(scaled) / (1 + math.exp(scaled))


def calibrated(knots: dict | None, probability: float) -> float:
    """`probability` on the piecewise linear map {"x": [...], "y": [...]}; itself without a map."""
    if not knots or not knots["x"]:
        return probability
    x, y = knots["x"], knots["y"]
    right = bisect.bisect_right(x, probability)
    if right in (0, len(x)):
        return y[max(0, right - 1)]
    share = (probability - x[right - 1]) / (x[right] - x[right - 1])
    return y[right - 1] + share * (y[right] - y[right - 1])


def isotonic_knots(answers: Sequence[tuple[float, bool]], least: int = 12, most: int = 12) -> dict:
    """Knots of the isotonic regression of `right` on confidence: its steps, each at the mean of its confidences.

    Pool adjacent violators gives the steps. Steps of fewer than `least` answers join the neighbour that is nearer in
    height, then the nearest neighbours join until `most` are left; a joined step has the mean of what it joins, so that
    heights stay in order. Answers are (confidence, right); none give {}.
    """
    steps: list[list[float]] = []  # sum of confidences, right answers, answers
    for confidence, right in sorted(answers):
        steps.append([confidence, float(right), 1.0])
        # One confidence is one step, whatever its answers; and heights rise.
        while len(steps) > 1 and (_height(steps[-2]) >= _height(steps[-1]) or _place(steps[-2]) == _place(steps[-1])):
            _join(steps, len(steps) - 2)
    while len(steps) > 1 and min(step[2] for step in steps) < least:
        _join(steps, _nearer(steps, min(range(len(steps)), key=lambda i: steps[i][2])))
    while len(steps) > most:
        _join(steps, min(range(len(steps) - 1), key=lambda i: _height(steps[i + 1]) - _height(steps[i])))
    return {"x": [round(_place(s), 4) for s in steps], "y": [round(_height(s), 4) for s in steps]} if steps else {}


def _height(step: list[float]) -> float:
    return step[1] / step[2]


def _place(step: list[float]) -> float:
    return step[0] / step[2]


def _join(steps: list[list[float]], left: int) -> None:
    steps[left:left + 2] = [[a + b for a, b in zip(steps[left], steps[left + 1])]]


def _nearer(steps: list[list[float]], index: int) -> int:
    """The left one of the two steps to join."""
    if index in (0, len(steps) - 1):
        return 0 if index == 0 else index - 1
    below = _height(steps[index]) - _height(steps[index - 1])
    return index - 1 if below <= _height(steps[index + 1]) - _height(steps[index]) else index
