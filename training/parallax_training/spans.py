"""Names and mentions as sets of spans: those that a source marks, and their scores. Standard library only."""

from __future__ import annotations

import typing
from collections.abc import Iterable

from .passages import Passage
from .scores import set_f1

COARSE = {"PERSON": "PER", "STATE": "LOC", "PLACE": "LOC", "ORG": "ORG", "ARMED_GROUP": "ORG"}
COARSE_KINDS = ("PER", "LOC", "ORG")

Chains = list[set[tuple[int, int, int]]]  # of mentions: sentence, begin, end


class Span(typing.NamedTuple):
    """[begin, end) code points of a sentence."""

    passage: int
    sentence: int
    begin: int
    end: int
    kind: str


def sentences(passages: list[Passage]) -> Iterable[tuple[int, int, object]]:
    """(passage, sentence, the sentence) of all."""
    for p, passage in enumerate(passages):
        for s, sentence in enumerate(passage.sentences):
            yield p, s, sentence


def coarse_names(passages: list[Passage]) -> tuple[set[Span], set[tuple[int, int, int, int]]]:
    """The names of one coarse kind that the source marks, and where it leaves open whether there is one of another."""
    wanted, left_open = set(), set()
    for p, s, sentence in sentences(passages):
        for name in sentence.names or []:
            kinds = {COARSE.get(t, "") for t in name.types}
            if len(kinds) == 1 and kinds != {""} and not name.optional:
                wanted.add(Span(p, s, name.begin, name.end, kinds.pop()))
            elif len(kinds) > 1:
                left_open.add((p, s, name.begin, name.end))
    return wanted, left_open


def name_scores(passages: list[Passage], found: set[Span], demonyms: set[str]) -> dict[str, float]:
    """F1 of PER, LOC and ORG by exact span; `found` has the annotator's types.

    GROUP and OTHER are left out. So is a found LOC that is a demonym ("Russian") or that the source leaves open: the
    sets that measure mark demonyms as something else or not at all, and we as the state.
    """
    wanted, left_open = coarse_names(passages)
    marked = {span[:4] for span in wanted}
    given = set()
    for span in found:
        kind = COARSE.get(span.kind)
        text = passages[span.passage].sentences[span.sentence].text[span.begin:span.end]
        is_open = span[:4] not in marked and (span[:4] in left_open or kind == "LOC" and text in demonyms)
        if kind is not None and not is_open:
            given.add(span._replace(kind=kind))
    out = dict(zip(("F1", "P", "R"), set_f1(given, wanted)))
    for kind in COARSE_KINDS:
        out[f"{kind} F1"] = set_f1({s for s in given if s.kind == kind}, {s for s in wanted if s.kind == kind})[0]
    return out


def mention_scores(passages: list[Passage], found: set[Span]) -> dict[str, float]:
    """F1 of exact spans of names, descriptions and pronouns where all are marked; of form too."""
    wanted = set()
    for p, s, sentence in sentences(passages):
        wanted |= {Span(p, s, n.begin, n.end, "NAME") for n in sentence.names or []}
        wanted |= {Span(p, s, m.begin, m.end, m.form) for m in sentence.descriptions or []}
    out = dict(zip(("F1", "P", "R"), set_f1({s[:4] for s in found}, {s[:4] for s in wanted})))
    for form in ("NAME", "NOMINAL", "PRONOUN"):
        out[f"{form} F1"] = set_f1({s for s in found if s.kind == form}, {s for s in wanted if s.kind == form})[0]
    return out


def mention_recall(passages: list[Passage], found: set[Span]) -> dict[str, float]:
    """Share of marked mentions that end where a found one ends.

    For GUM: it marks whole noun phrases, also those of nobody in particular, so that neither spans nor precision
    compare.
    """
    ends = {(s.passage, s.sentence, s.end) for s in found}
    hit, total = {"NAME": 0, "NOMINAL": 0, "PRONOUN": 0}, {"NAME": 0, "NOMINAL": 0, "PRONOUN": 0}
    for p, s, sentence in sentences(passages):
        for mention in sentence.mentions:
            total[mention.form] += 1
            hit[mention.form] += (p, s, mention.end) in ends
    return {f"{form} R": hit[form] / total[form] for form in total if total[form]}


def gold_chains(passage: Passage) -> Chains:
    """The mentions of each entity that the source marks."""
    chains: dict[str, set] = {}
    for s, sentence in enumerate(passage.sentences):
        for mention in sentence.mentions:
            chains.setdefault(mention.entity, set()).add((s, mention.begin, mention.end))
    return list(chains.values())
