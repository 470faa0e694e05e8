"""MUC, B3 and CEAFe of clusters of mentions, and their mean (the CoNLL score).

After Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions: A Reference Implementation"; the
arithmetic of three formulas is written out here because the packages that hold it are not maintained. Mentions are any
hashable things; a mention that only one side has stays in that side's clusters.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterable

Clusters = list[frozenset[Hashable]]


@dataclasses.dataclass
class Tally:
    """What is summed over documents: a numerator and denominator each of precision and recall."""

    right_given: float = 0.0
    given: float = 0.0
    right_wanted: float = 0.0
    wanted: float = 0.0

    def add(self, right_given: float, given: float, right_wanted: float, wanted: float) -> None:
        self.right_given += right_given
        self.given += given
        self.right_wanted += right_wanted
        self.wanted += wanted

    def scores(self) -> tuple[float, float, float]:
        """F1, precision, recall."""
        precision = self.right_given / self.given if self.given else 0.0
        recall = self.right_wanted / self.wanted if self.wanted else 0.0
        return (2 * precision * recall / (precision + recall) if precision + recall else 0.0), precision, recall


def _home(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: index for index, cluster in enumerate(clusters) for mention in cluster}


def _muc_links(clusters: Clusters, others: Clusters) -> tuple[int, int]:
    """Links of `clusters` that `others` keep, and all their links."""
    home = _home(others)
    kept = total = 0
    for cluster in clusters:
        parts = {home.get(mention, ("alone", mention)) for mention in cluster}
        kept += len(cluster) - len(parts)
        total += len(cluster) - 1
    return kept, total


def _b3_overlap(clusters: Clusters, others: Clusters) -> tuple[float, int]:
    """Sum over mentions of the share of their cluster that `others` keep with them, and the mentions."""
    home = _home(others)
    kept, total = 0.0, 0
    for cluster in clusters:
        total += len(cluster)
        for mention in cluster:
            if mention in home:
                kept += len(cluster & others[home[mention]]) / len(cluster)
    return kept, total


def _best_matching(given: Clusters, wanted: Clusters) -> float:
    """The highest sum of similarities 2|a & b| / (|a| + |b|) of a one to one matching of clusters."""
    import numpy
    from scipy.optimize import linear_sum_assignment

    if not given or not wanted:
        return 0.0
    similarity = numpy.zeros((len(given), len(wanted)))
    home = _home(wanted)
    for i, cluster in enumerate(given):
        for j in {home[m] for m in cluster if m in home}:
            similarity[i, j] = 2 * len(cluster & wanted[j]) / (len(cluster) + len(wanted[j]))
    return float(similarity[linear_sum_assignment(-similarity)].sum())


class CoreferenceScorer:
    """Adds up documents."""

    def __init__(self):
        self.muc, self.b3, self.ceafe = Tally(), Tally(), Tally()

    def add(self, given: Iterable[Iterable[Hashable]], wanted: Iterable[Iterable[Hashable]]) -> None:
        given, wanted = [frozenset(c) for c in given], [frozenset(c) for c in wanted]
        self.muc.add(*_muc_links(given, wanted), *_muc_links(wanted, given))
        self.b3.add(*_b3_overlap(given, wanted), *_b3_overlap(wanted, given))
        best = _best_matching(given, wanted)
        self.ceafe.add(best, len(given), best, len(wanted))

    def scores(self) -> dict[str, float]:
        """F1 of each, and their mean."""
        out = {"MUC": self.muc.scores()[0], "B3": self.b3.scores()[0], "CEAFe": self.ceafe.scores()[0]}
        return out | {"mean of three": sum(out.values()) / 3}
