"""Why a pair of an annotated article is wrong, and why a required one is missed. Standard library only."""

from __future__ import annotations

import collections
import dataclasses
import re
import types

from .gold_articles import accepted_pairs, asserted, is_accepted, pair_of
from .passages import AUTHOR

Pair = tuple[str, str]


@dataclasses.dataclass(frozen=True)
class PairError:
    """One wrong or missed pair; `kind` is a guess by what the gold has instead."""

    kind: str
    pair: Pair  # in the gold's ids; "?" and the system's where the gold has none
    polarity: str
    gold: str  # what the gold has of the pair
    confidence: float  # 0 of a missed pair
    evidence: str


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _same_sentence(one: str, other: str) -> bool:
    a, b = _words(one), _words(other)
    return 2 * len(a & b) >= min(len(a), len(b)) > 0


class PairErrors:
    """The errors of one article. `modalities` are those of the gold's claims that are no pair: (pair, modality)."""

    def __init__(self, scorer: types.ModuleType, gold: dict, annotation: dict,
                 modalities: set[tuple[Pair, str]] = frozenset()):
        self._scorer, self._gold = scorer, gold
        self._where = scorer.align(gold, annotation)
        self._names = {e["id"]: e["name"] for e in annotation.get("entities", [])}
        self._found = set(self._where.values())
        self._accepted = accepted_pairs(gold)
        self._modalities = {pair for pair, modality in modalities if modality != "ASSERTED"}
        self._claims: dict[Pair, list[dict]] = collections.defaultdict(list)
        for claim in asserted(annotation):
            pair = pair_of(claim, self._where)
            if pair[0] != pair[1]:
                self._claims[pair].append(claim)
        self._unasserted = {pair_of(c, self._where) for c in annotation.get("claims", [])} - set(self._claims)

    def given(self) -> int:
        return len(self._claims)

    def wrong(self) -> list[PairError]:
        """Given pairs that the gold does not accept, most confident first."""
        out = []
        for pair, claims in self._claims.items():
            polarity = self._scorer.collapse(claims)
            if not is_accepted(polarity, pair, self._accepted):
                best = max(claims, key=lambda c: c.get("confidence", 1.0))
                shown = tuple(f"?{self._names.get(end[1:], end[1:])}" if end[0] == "?" else end for end in pair)
                out.append(PairError(self._wrong_kind(pair, polarity, best["evidence"]), shown, polarity,
                                     ",".join(sorted(self._accepted.get(pair, ()))), best.get("confidence", 1.0),
                                     best["evidence"]))
        return sorted(out, key=lambda e: -e.confidence)

    def _wrong_kind(self, pair: Pair, polarity: str, evidence: str) -> str:
        holder, target = pair
        if pair in self._accepted:
            return "wrong polarity"
        for end, called in ((holder, "holder"), (target, "target")):
            if end[0] == "?":
                return f"{called} is no gold entity"
        if is_accepted(polarity, (target, holder), self._accepted):
            return "wrong direction"
        if pair in self._modalities:
            return "modality: not asserted in the gold"
        # What the gold says of the same sentence.
        there = {(c["holder"], c["target"]) for c in self._gold.get("claims", [])
                 if _same_sentence(c["evidence"], evidence)}
        if holder == AUTHOR:
            return "author: another holds it" if any(t == target for _, t in there) else "author: no such stance"
        for h, t in there:
            if t == target and h == AUTHOR:
                return "author holds it, not this holder"
            if t == target:
                return "wrong holder in a right sentence"
            if h == holder:
                return "wrong target in a right sentence"
        return "no claim in this sentence" if not there else "pair of other actors in this sentence"

    def missed(self) -> list[PairError]:
        """Required pairs that were not given with their polarity."""
        out = []
        for required in self._gold["required"]:
            pair = (required["holder"], required["target"])
            given = self._scorer.collapse(self._claims.get(pair, []))
            if given != required["polarity"] and not (required["polarity"] == "MIXED" and given):
                evidence = [c["evidence"] for c in self._gold.get("claims", []) if (c["holder"], c["target"]) == pair]
                out.append(PairError(self._missed_kind(pair, required["polarity"], given, evidence), pair,
                                     required["polarity"], given or "", 0.0, evidence[0] if evidence else ""))
        return out

    def _missed_kind(self, pair: Pair, polarity: str, given: str | None, evidence: list[str]) -> str:
        holder, target = pair
        if given:
            return "wrong polarity"
        if holder != AUTHOR and holder not in self._found:
            return "holder not found"
        if target not in self._found:
            return "target not found"
        turned = self._scorer.collapse(self._claims.get((target, holder), []))
        if turned == polarity and not is_accepted(turned, (target, holder), self._accepted):
            return "wrong direction"
        if pair in self._unasserted:
            return "modality: given as not asserted"
        if holder == AUTHOR:
            return "author"
        if not any(self._names_both(pair, sentence) for sentence in evidence):
            return "not both named in one sentence"
        return "both named in one sentence, not accepted"

    def _names_both(self, pair: Pair, sentence: str) -> bool:
        text = f" {self._scorer.norm(sentence)} "
        forms = {e["id"]: [e["name"], *e["surface"]] for e in self._gold["entities"]}
        return all(any(f" {self._scorer.norm(form)} " in text for form in forms.get(end, ())) for end in pair)
