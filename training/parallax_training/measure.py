"""Scores of the heads on labelled passages, actors given."""

from __future__ import annotations

import collections

import torch

from . import decode
from .batches import by_length, collate
from .losses import directed_logits, pool_pairs
from .model import Pool, antecedent_features, mention_features, pair_features
from .networks import Network
from .scores import f1
from .windows import Window


class Outputs(collections.defaultdict):
    """Lists of tensors by head, over all windows."""

    def __init__(self):
        super().__init__(list)

    def cat(self, name: str) -> torch.Tensor:
        return torch.cat(self[name])


@torch.inference_mode()
def run(model: Network, windows: list[Window], pad: int, tokens: int = 4096) -> Outputs:
    """Pooled logits and targets of every group of every head."""
    out = Outputs()
    for batch_windows in by_length(windows, tokens, None):
        batch = collate(batch_windows, pad)
        hidden, names, _ = model.read(batch.ids, batch.shapes, batch.mask)
        pool = Pool(hidden)
        if batch.pairs is not None:
            polarity, modality, voice, *_ = model.pair(pair_features(pool, batch.pairs.rows))
            bits, best = pool_pairs(polarity, batch.pairs)
            for name, value in (("pair", bits), ("modality", modality[best]), ("voice", voice[best]),
                                ("pair_target", batch.pairs.targets)):
                out[name].append(value)
        if batch.authors is not None:
            author, *_ = model.mention(mention_features(pool, batch.authors.rows))
            out["author"].append(batch.authors.pooled(author))
            out["author_target"].append(batch.authors.targets)
        if batch.tones is not None:
            out["tone"].append(model.mention(mention_features(pool, batch.tones.rows))[2])
            out["tone_target"].append(batch.tones.targets[:, 0])
        if batch.directed is not None:
            out["directed"].append(directed_logits(model, pool, batch))
            out["directed_target"].append(batch.directed.targets[:, 0])
        if batch.antecedents is not None:
            scores = model.antecedent(antecedent_features(pool, batch.antecedents.rows)).squeeze(1)
            _antecedent_counts(out, scores, batch)
        if batch.names.any():
            out["name_windows"] += batch_windows
            out["name_logits"] += list(names)
    return out


def _antecedent_counts(out: Outputs, scores: torch.Tensor, batch) -> None:
    for group in range(len(batch.antecedents.targets)):
        rows = batch.antecedents.groups == group
        own, right = scores[rows], batch.right[rows]
        best = int(own.argmax())
        chosen = bool(own[best] > 0)
        out["antecedent_counts"].append(torch.tensor(
            [[int(chosen and right[best]), int(chosen), int(right.any()), int(chosen == bool(right.any()) and (not chosen or bool(right[best])))]]))


def pair_scores(out: Outputs, given: torch.Tensor) -> dict[str, float]:
    """Pair F1 over (holder, target, polarity) of the bits given [pairs, 2]; MIXED counts as its two bits."""
    target = out.cat("pair_target")[:, :2].bool()
    right = int((given & target).sum())
    score, precision, recall = f1(right, int(given.sum()), int(target.sum()))
    found = (given & target).any(1)
    modality = out.cat("modality").argmax(1) == out.cat("pair_target")[:, 2]
    with_modality, *_ = f1(int((given & target)[modality].sum()), int(given.sum()), int(target.sum()))
    voice = out.cat("voice").argmax(1) == out.cat("pair_target")[:, 3]
    return {"f1": score, "precision": precision, "recall": recall, "f1_with_modality": with_modality,
            "voice": float(voice[found].float().mean()) if found.any() else 0.0}


def class_scores(logits: torch.Tensor, target: torch.Tensor) -> tuple[float, float]:
    """Accuracy (micro F1) and macro F1."""
    given = logits.argmax(1)
    macro = [f1(int(((given == c) & (target == c)).sum()), int((given == c).sum()), int((target == c).sum()))[0]
             for c in range(logits.shape[1])]
    return float((given == target).float().mean()), sum(macro) / len(macro)


def author_scores(out: Outputs, given: torch.Tensor) -> tuple[float, float, float]:
    """F1, precision, recall of the bits given [targets, 2]."""
    target = out.cat("author_target").bool()
    return f1(int((given & target).sum()), int(given.sum()), int(target.sum()))


def name_scores(out: Outputs) -> tuple[float, float, float]:
    """Exact spans with a type that the source allows."""
    right = given = wanted = 0
    for window, logits in zip(out["name_windows"], out["name_logits"]):
        spans = decode.spans(logits[:len(window.ids)])
        for sentence, pieces, base in window.texts:
            if sentence.names is None:
                continue
            gold = {}
            for name in sentence.names:
                if (r := pieces.range(name.begin, name.end)) is not None:
                    gold[(r[0] + base, r[1] + base)] = name
            wanted += sum(not n.optional for n in gold.values())
            for begin, end, kind in spans:
                if not base <= begin < base + len(pieces.ids):
                    continue
                name = gold.get((begin, end))
                if name is None and any(g.optional and b <= begin < e for (b, e), g in gold.items()):
                    continue
                if name is not None and name.optional:
                    continue
                given += 1
                right += name is not None and kind in name.types
    return f1(right, given, wanted)
