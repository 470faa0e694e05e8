"""Readers of the sets with names: GMB, UNER, WikiGold, CrossNER politics, WNUT-17, GUM, worldwide newswire."""

from __future__ import annotations

import csv
import lzma
import pathlib
import re
import tarfile
from collections.abc import Iterable, Iterator

from .passages import Mention, Name, Passage, Sentence, form_of
from .stance_readers import without_title

_PERSON, _ORG, _LOCATION = frozenset(["PERSON"]), frozenset(["ORG", "ARMED_GROUP"]), frozenset(["PLACE", "STATE"])
_OTHER, _PEOPLE = frozenset(["OTHER"]), frozenset(["STATE", "GROUP"])
_MISC = frozenset(["OTHER", "GROUP", "STATE"])

_TYPES = {
    "per": _PERSON, "org": _ORG, "geo": _LOCATION, "gpe": _PEOPLE, "eve": _OTHER, "nat": _OTHER, "art": _OTHER,
    "PER": _PERSON, "ORG": _ORG, "LOC": _LOCATION, "MISC": _MISC,
    "politician": _PERSON, "person": _PERSON, "organisation": _ORG, "politicalparty": frozenset(["ORG"]),
    "country": _LOCATION, "location": _LOCATION, "event": _OTHER, "election": _OTHER, "misc": _MISC,
    "corporation": _ORG, "group": _ORG, "creative-work": _OTHER, "product": _OTHER}

_NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "%", "''", "”"])


def join(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The words as running text, and where each stands in it (code points)."""
    text, spans, opened = "", [], False
    for word in words:
        glue = not text or word in _NO_SPACE_BEFORE or opened
        text += "" if glue else " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        opened = word in ("(", "[", "“", "``")
    return text, spans


def _sentence(words: list[str], tags: list[str], demonyms_marked: bool) -> Sentence:
    text, spans = join(words)
    names: list[Name] = []
    previous = "O"
    for (begin, end), tag in zip(spans, tags):
        kind = tag[2:]
        if tag != "O" and kind in _TYPES:
            if tag.startswith("B-") or previous[2:] != kind:
                names.append(Name(begin, end, _TYPES[kind]))
            else:
                names[-1].end = end
        previous = tag if kind in _TYPES else "O"
    for name in names:
        if name.types == _PERSON:
            name.begin, name.end = without_title(text, name.begin, name.end)
    names = [n for n in names if n.end > n.begin]
    if not demonyms_marked:
        taken = [(n.begin, n.end) for n in names]
        names += [Name(b, e, frozenset(["GROUP", "OTHER"]), optional=True) for b, e in spans[1:]
                  if text[b].isupper() and not any(x < e and b < y for x, y in taken)]
    return Sentence(text, names=sorted(names, key=lambda n: n.begin))


def _columns(text: Iterable[str], word: int, tag: int) -> Iterator[tuple[list[str], list[str]]]:
    words: list[str] = []
    tags: list[str] = []
    for line in text:
        fields = re.split(r"[\t ]", line.rstrip("\n"))
        if line.startswith("# ") and len(fields) > 3 or len(fields) <= max(word, tag):
            if words and not line.strip():
                yield words, tags
                words, tags = [], []
            continue
        words.append(fields[word])
        tags.append(fields[tag])
    if words:
        yield words, tags


def columns(path: pathlib.Path, source: str, word: int, tag: int) -> Iterator[Passage]:
    """A CoNLL-style file with the word and the tag in the given columns."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for number, (words, tags) in enumerate(_columns(file, word, tag)):
            yield Passage(source, str(number), [_sentence(words, tags, demonyms_marked=False)])


def gmb(path: pathlib.Path) -> Iterator[Passage]:
    """The Groningen Meaning Bank's table of names: blocks of five consecutive sentences."""
    with lzma.open(path, "rt", encoding="latin-1") as file:
        rows = csv.reader(file)
        next(rows)
        block: list[Sentence] = []
        words: list[str] = []
        tags: list[str] = []
        count = 0
        for head, word, _, tag in rows:
            if head and words:
                block.append(_sentence(words, [t if t[2:] != "tim" else "O" for t in tags], demonyms_marked=True))
                words, tags = [], []
                if len(block) == 5:
                    yield Passage("gmb", str(count), block)
                    block, count = [], count + 1
            words.append(word)
            tags.append(tag)


_BRACKET = re.compile(r"\((\d+)-([a-z]+)(?:-[^()]*)?(\))?|(\d+)\)")
_ACTORS = frozenset(["person", "organization", "place"])


def _gum_sentence(rows: list[list[str]], open_spans: dict[str, list[tuple[int, str]]]) -> Sentence:
    words = [r[1] for r in rows]
    text, spans = join(words)
    mentions: list[Mention] = []
    for index, row in enumerate(rows):
        entity = next((f[7:] for f in row[9].split("|") if f.startswith("Entity=")), "")
        for match in _BRACKET.finditer(entity):
            number, kind, closed, closing = match.groups()
            if number and not closed:
                open_spans.setdefault(number, []).append((index, kind))
            else:
                first, kind = (index, kind) if number else open_spans[closing].pop()
                if kind in _ACTORS:
                    begin, end = spans[first][0], spans[index][1]
                    mentions.append(Mention(begin, end, number or closing, form_of(text[begin:end])))
    return Sentence(text, mentions=mentions)


def gum(path: pathlib.Path, documents: frozenset[str] | None = None) -> Iterator[Passage]:
    """GUM's coreference of persons, organisations and places."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            name = pathlib.PurePath(member.name).stem
            if not member.isfile() or member.name[-7:] != ".conllu" or (documents is not None and name not in documents):
                continue
            sentences: list[Sentence] = []
            rows: list[list[str]] = []
            open_spans: dict[str, list[tuple[int, str]]] = {}
            for raw in archive.extractfile(member).read().decode().splitlines() + [""]:
                fields = raw.split("\t")
                if len(fields) == 10 and fields[0].isdigit():
                    rows.append(fields)
                elif not raw and rows:
                    sentences.append(_gum_sentence(rows, open_spans))
                    rows = []
                    open_spans.clear()
            yield Passage("gum", name, sentences, coreference=True)


def _sentences(words: list[str], tags: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """A paragraph cut after full stops, question and exclamation marks and the quotation marks that close there."""
    begin, quotes = 0, 0
    for i, word in enumerate(words):
        quotes += word == '"'
        ends = word in (".", "?", "!") or word in ('"', "”") and i > begin and words[i - 1] in (".", "?", "!")
        closes = i + 1 < len(words) and (words[i + 1] == "”" or words[i + 1] == '"' and quotes % 2 == 1)
        if ends and not closes and (i + 1 == len(words) or words[i + 1][0].isupper() or words[i + 1] in ('"', "“")):
            yield words[begin:i + 1], tags[begin:i + 1]
            begin = i + 1
    if begin < len(words):
        yield words[begin:], tags[begin:]


def worldwide(path: pathlib.Path) -> Iterator[Passage]:
    """Names (PER, LOC, ORG; the outer of nested ones) of the worldwide newswire set, a passage an article.

    A block between empty lines is a paragraph: it is cut into sentences, their words are joined as `join` does, and an
    article's sentences follow each other, so that windows hold several as they do in use. The address at an article's
    head is left out. Measures only.
    """
    kinds = {"Person": "PER", "Location": "LOC", "Facility": "LOC", "Organization": "ORG"}
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if not member.isfile():
                continue
            sentences = []
            for words, tags in _columns(archive.extractfile(member).read().decode().splitlines(), 0, 1):
                if words[0].startswith("http"):
                    continue
                tags = [f"{t[:2]}{kinds[t[2:]]}" if t[2:] in kinds else "O" for t in tags]
                sentences += [_sentence(w, t, demonyms_marked=False) for w, t in _sentences(words, tags)]
            yield Passage("worldwide", pathlib.PurePath(member.name).name, sentences)
