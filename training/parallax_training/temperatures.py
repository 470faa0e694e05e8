"""Fits the divisors of logits on labels that trained nothing."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch.nn import functional as f

from . import measure
from .networks import Network
from .passages import Passage
from .windows import IGNORE, Tokenizer, windows

SETS = ("newswire-dev", "ungd-dev", "essays-dev")
AUTHOR_SETS = ("ungd-dev", "essays-dev")  # where claims of the author are complete


def lowest(loss: Callable[[float], float], least: float = 0.2, most: float = 5.0) -> float:
    """Where a loss with one valley in the logarithm of its argument is lowest; golden section."""
    ratio = (math.sqrt(5) - 1) / 2
    low, high = math.log(least), math.log(most)
    while high - low > 1e-3:
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        low, high = (low, right) if loss(math.exp(left)) < loss(math.exp(right)) else (left, high)
    return math.exp((low + high) / 2)


def of_bits(logits: torch.Tensor, bits: torch.Tensor) -> float:
    """The temperature of independent bits: logits and bits [N, 2]."""
    return lowest(lambda t: float(f.binary_cross_entropy_with_logits(logits / t, bits.float())))


def of_classes(logits: torch.Tensor, classes: torch.Tensor) -> float:
    """The temperature of classes that exclude each other: logits [N, classes]."""
    return lowest(lambda t: float(f.cross_entropy(logits / t, classes)))


def fit(network: Network, tokenizer: Tokenizer, sets: dict[str, list[Passage]]) -> dict[str, float]:
    """Temperatures of pair, modality, voice and author with the highest likelihood of `sets` (SETS that are there)."""
    outs = {name: measure.run(network, [w for p in sets[name] for w in windows(p, tokenizer)], tokenizer.pad)
            for name in SETS if name in sets}
    together = lambda key, names=SETS: torch.cat([outs[n].cat(key) for n in names if n in outs])  # noqa: E731
    targets = together("pair_target")
    there = targets[:, 2] != IGNORE
    fitted = {"pair": of_bits(together("pair"), targets[:, :2]),
              "modality": of_classes(together("modality")[there], targets[there, 2]),
              "voice": of_classes(together("voice")[there], targets[there, 3]),
              "author": of_bits(together("author", AUTHOR_SETS), together("author_target", AUTHOR_SETS))}
    return {head: round(temperature, 3) for head, temperature in fitted.items()}
