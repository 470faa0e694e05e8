"""Spans from token logits: the best BIO path, an I only after a B or I of its kind (Viterbi)."""

from __future__ import annotations

import torch

from .windows import NAME_LABELS


def best_path(logits: torch.Tensor, labels: tuple[str, ...] = NAME_LABELS) -> list[int]:
    """logits [S, L] to the best allowed label of each token."""
    allowed = torch.zeros(len(labels), len(labels))
    for a, before in enumerate(labels):
        for b, after in enumerate(labels):
            if after.startswith("I-") and before[2:] != after[2:]:
                allowed[a, b] = -1e9
    start = torch.tensor([-1e9 if label.startswith("I-") else 0.0 for label in labels])
    score = torch.log_softmax(logits.float(), -1)
    best, back = start + score[0], []
    for token in score[1:]:
        step = best.unsqueeze(1) + allowed
        best, origin = step.max(0)
        back.append(origin)
        best = best + token
    path = [int(best.argmax())]
    for origin in reversed(back):
        path.append(int(origin[path[-1]]))
    return path[::-1]


def spans(logits: torch.Tensor, labels: tuple[str, ...] = NAME_LABELS) -> list[tuple[int, int, str]]:
    """(begin, end, kind) of the best path."""
    out: list[list] = []
    for i, label in enumerate(best_path(logits, labels)):
        name = labels[label]
        if name.startswith("B-"):
            out.append([i, i + 1, name[2:]])
        elif name.startswith("I-"):
            out[-1][1] = i + 1
    return [tuple(span) for span in out]
