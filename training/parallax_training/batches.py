"""Batches of windows as tensors."""

from __future__ import annotations

import dataclasses
import random

import torch

from .windows import NAME_LABELS, Window


@dataclasses.dataclass
class Rows:
    """Rows of one head in a batch: features' positions, which group each row answers, one target per group."""

    rows: torch.Tensor
    groups: torch.Tensor
    targets: torch.Tensor

    def pooled(self, logits: torch.Tensor) -> torch.Tensor:
        """The highest logit of each group's rows, [groups, columns]."""
        index = self.groups.unsqueeze(1).expand(-1, logits.shape[1])
        empty = logits.new_full((len(self.targets), logits.shape[1]), -1e4)
        return empty.scatter_reduce(0, index, logits, "amax")

    def best(self, strength: torch.Tensor) -> torch.Tensor:
        """Row of each group with the highest strength [rows]."""
        top = strength.new_full((len(self.targets),), -1e9).scatter_reduce(0, self.groups, strength, "amax")
        is_top = strength >= top[self.groups]
        order = torch.arange(len(strength))
        chosen = torch.full((len(self.targets),), len(strength), dtype=torch.long)
        return chosen.scatter_reduce(0, self.groups[is_top], order[is_top], "amin")


@dataclasses.dataclass
class Batch:
    windows: list[Window]
    ids: torch.Tensor
    shapes: torch.Tensor
    mask: torch.Tensor
    names: torch.Tensor  # bool [B, S, labels]: what is allowed
    descriptions: torch.Tensor
    pairs: Rows | None
    authors: Rows | None
    speakers: Rows | None
    tones: Rows | None
    directed: Rows | None
    antecedents: Rows | None
    right: torch.Tensor | None  # bool per antecedent row


def _rows(windows: list[Window], field: str, positions: int, size: int) -> Rows | None:
    rows, groups, targets = [], [], []
    for w, window in enumerate(windows):
        for group in getattr(window, field):
            rows += [tuple(v + w * size for v in row[:positions]) + row[positions:] for row in group.rows]
            groups += [len(targets)] * len(group.rows)
            targets.append(group.target)
    if not rows:
        return None
    target = torch.tensor(targets) if field != "antecedents" else torch.zeros(len(targets), 1)
    return Rows(torch.tensor(rows), torch.tensor(groups), target)


_BITS = torch.arange(len(NAME_LABELS))


def collate(windows: list[Window], pad: int) -> Batch:
    """Pads the windows to the longest."""
    size = max(len(w.ids) for w in windows)

    def padded(values: list[list[int]], fill: int) -> torch.Tensor:
        return torch.tensor([v + [fill] * (size - len(v)) for v in values])

    names = padded([w.names for w in windows], 0)
    antecedents = _rows(windows, "antecedents", 4, size)
    right = None
    if antecedents is not None:
        right = torch.tensor([i in group.target for w in windows for group in w.antecedents
                              for i in range(len(group.rows))])
    return Batch(windows, padded([w.ids for w in windows], pad), padded([w.shapes for w in windows], 0),
                 padded([[1] * len(w.ids) for w in windows], 0),
                 (names.unsqueeze(-1) >> _BITS & 1).bool(), padded([w.descriptions for w in windows], -100),
                 _rows(windows, "pairs", 6, size), _rows(windows, "authors", 4, size),
                 _rows(windows, "speakers", 4, size), _rows(windows, "tones", 4, size),
                 _rows(windows, "directed", 6, size), antecedents, right)


def by_length(windows: list[Window], tokens: int, chance: random.Random | None) -> list[list[Window]]:
    """Batches of about `tokens` padded tokens of windows of like length; in random order where `chance` is given."""
    windows = list(windows)
    if chance is not None:
        chance.shuffle(windows)
    out: list[list[Window]] = []
    chunk = 512
    for start in range(0, len(windows), chunk):
        batch: list[Window] = []
        for window in sorted(windows[start:start + chunk], key=lambda w: len(w.ids)):
            if batch and (len(batch) + 1) * len(window.ids) > tokens:
                out.append(batch)
                batch = []
            batch.append(window)
        if batch:
            out.append(batch)
    if chance is not None:
        chance.shuffle(out)
    return out
