"""Attributions of annotated articles against PolNeAR's standoff marks. Standard library only."""

from __future__ import annotations

import dataclasses
import pathlib
import re
import tarfile
from collections.abc import Iterator

from .alignment import Alignment
from .catalogue_names import key
from .scores import f1

Stretch = tuple[int, int]  # [begin, end) code points

_OPENING, _CLOSING = "\"“", "\"”"
_WORD = re.compile(r"\w+")


@dataclasses.dataclass
class Marks:
    """One attribution: the stretches of its parts."""

    source: list[Stretch] = dataclasses.field(default_factory=list)
    content: list[Stretch] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Article:
    id: str
    text: str
    attributions: list[Marks]


@dataclasses.dataclass
class SystemMarks:
    """One attribution of an annotation, in code points of the article's text."""

    marks: Marks
    speaker: list[Stretch]  # every mention of the entity that speaks
    names: set[str]  # of the speaker, as keys


def read_standoff(lines: str) -> list[Marks]:
    """The attributions of an .ann file: T lines are stretches, E lines join them by their ids."""
    stretches: dict[str, tuple[str, list[Stretch]]] = {}
    events = []
    for line in lines.splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            kind, places = fields[1].split(" ", 1)
            spans = [tuple(int(n) for n in place.split()) for place in places.split(";")]
            stretches[fields[0]] = (kind, [(b, e) for b, e in spans])
        elif line.startswith("E"):
            events.append([role.split(":")[1] for role in fields[1].split()])
    out = []
    for parts in events:
        marks = Marks()
        for kind, spans in (stretches[part] for part in parts if part in stretches):
            if kind in ("Source", "Content"):
                getattr(marks, kind.lower()).extend(spans)
        out.append(marks)
    return out


def articles(path: pathlib.Path) -> Iterator[Article]:
    """The articles of the packed set, in the order of their names; of two people's marks of one article the first."""
    seen: set[str] = set()
    with tarfile.open(path) as archive:
        files = {m.name: m for m in archive.getmembers() if m.isfile()}
        texts = {pathlib.PurePath(n).stem: n for n in files if n.endswith(".txt")}
        for name in sorted(n for n in files if n.endswith(".ann")):
            stem = pathlib.PurePath(name).stem
            # Marks carry the annotator's initials or a digest behind the article's name.
            text = texts.get(stem) or texts.get(stem.rsplit("_", 1)[0])
            if text is not None and text not in seen:
                seen.add(text)
                yield Article(stem, archive.extractfile(files[text]).read().decode(),
                              read_standoff(archive.extractfile(files[name]).read().decode()))


def system_marks(annotation: dict, text: str) -> list[SystemMarks]:
    """The attributions of an annotation of `text`."""
    alignment = Alignment(annotation["document"]["body"], text)

    def stretch(span: dict) -> list[Stretch]:
        found = alignment.span(span["begin"], span["end"]) if span["end"] > span["begin"] else None
        return [found] if found else []

    mentions: dict[str, list[Stretch]] = {}
    for mention in annotation["mentions"]:
        mentions.setdefault(mention["entity_id"], []).extend(stretch(mention["span"]))
    surfaces = {e["id"]: {key(s) for s in (e["name"], *e["surfaces"])} for e in annotation["entities"]}
    out = []
    for raw in annotation["attributions"]:
        entity = raw["voice"].get("entity_id", "")
        names = surfaces.get(entity, set()) | {key(raw["voice"].get("surface", ""))} - {""}
        out.append(SystemMarks(Marks(stretch(raw["source"]), stretch(raw["content"])), mentions.get(entity, []), names))
    return out


def is_direct(text: str, marks: Marks) -> bool:
    """Whether all of the content stands in quotation marks."""
    parts = [text[b:e].strip() for b, e in marks.content]
    return bool(parts) and all(len(p) > 2 and p[0] in _OPENING and p.rstrip(".,;")[-1] in _CLOSING for p in parts)


def _overlap(some: list[Stretch], others: list[Stretch]) -> int:
    return sum(max(0, min(e, y) - max(b, x)) for b, e in some for x, y in others)


def has_right_speaker(text: str, gold: Marks, system: list[SystemMarks]) -> bool:
    """Whether the quotation is given to its source.

    The attribution that covers most of the quotation answers, if it covers half. It is right when its source, or any
    mention of the entity that it names as speaker, overlaps the marked source; or when the marked source is one of that
    entity's names (a quotation whose speaker is carried on from the sentence before has no source of its own).
    """
    best = max(system, key=lambda s: _overlap(gold.content, s.marks.content), default=None)
    size = sum(e - b for b, e in gold.content)
    if best is None or 2 * _overlap(gold.content, best.marks.content) < size:
        return False
    if _overlap(gold.source, best.marks.source) or _overlap(gold.source, best.speaker):
        return True
    return any(key(text[b:e]) in best.names for b, e in gold.source)


def _words(text: str, stretches: list[Stretch]) -> set[int]:
    return {b + m.start() for b, e in stretches for m in _WORD.finditer(text[b:e])}


class AttributionScorer:
    """Adds up articles."""

    def __init__(self):
        self._direct = self._right = 0
        self._counts = {role: [0, 0, 0] for role in ("source", "content")}

    def add(self, article: Article, annotation: dict) -> None:
        system = system_marks(annotation, article.text)
        for gold in article.attributions:
            if gold.source and is_direct(article.text, gold):
                self._direct += 1
                self._right += has_right_speaker(article.text, gold, system)
        for role, counts in self._counts.items():
            wanted = _words(article.text, [s for m in article.attributions for s in getattr(m, role)])
            given = _words(article.text, [s for m in system for s in getattr(m.marks, role)])
            for i, value in enumerate((len(given & wanted), len(given), len(wanted))):
                counts[i] += value

    def scores(self) -> dict[str, float]:
        """Share of direct quotations with the right speaker; word F1, P, R of sources and of contents."""
        out = {"direct quotations": float(self._direct),
               "right speaker": self._right / self._direct if self._direct else 0.0}
        for role, counts in self._counts.items():
            out |= {f"{role} word {m}": v for m, v in zip(("F1", "P", "R"), f1(*counts))}
        return out
