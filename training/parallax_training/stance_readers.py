"""Readers of the sets with stance: our labels, DSE, NewsMTSC."""

from __future__ import annotations

import json
import lzma
import pathlib
import re
from collections.abc import Iterator

from .passages import AUTHOR, Claim, Mention, Name, Passage, Sentence, form_of

# The machine's name classes of the newswire labels; a class that two of our types share stays open.
_MACHINE_TYPES = {
    "per": frozenset(["PERSON"]), "org": frozenset(["ORG", "ARMED_GROUP"]), "geo": frozenset(["PLACE", "STATE"]),
    "gpe": frozenset(["STATE", "GROUP"]), "eve": frozenset(["OTHER"]), "nat": frozenset(["OTHER"]),
    "art": frozenset(["OTHER"])}
_ANY_TYPE = frozenset(["PERSON", "ORG", "ARMED_GROUP", "STATE", "PLACE", "GROUP", "OTHER"])

_TITLES = frozenset(
    "president vice prime minister foreign defense defence mr mr. mrs mrs. ms ms. dr dr. secretary general sen. senator "
    "king queen prince princess pope chancellor governor former state ambassador gen. general lt. col. colonel sheikh "
    "ayatollah deputy chief judge premier spokesman spokeswoman envoy leader representative rep.".split())


def lines(path: pathlib.Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from file


def without_title(text: str, begin: int, end: int) -> tuple[int, int]:
    """A person's name without the titles that machine marks leave before it."""
    for word in re.finditer(r"\S+", text[begin:end]):
        if word.group().lower() not in _TITLES:
            return begin + word.start(), end
    return begin, begin


def _claim(raw: dict) -> Claim:
    polarity = raw["polarity"]
    return Claim(raw["holder"], raw["target"], polarity != "OPPOSE", polarity != "SUPPORT", raw["modality"], raw["voice"])


def _labelled_sentence(record: dict, author: bool) -> Sentence:
    text = record["text"]
    sentence = Sentence(text, names=[], claims=[], author=author)
    for entity in record["entities"]:
        begin, end = entity["begin"], entity["end"]
        surface = text[begin:end]
        is_extra = entity["type"] not in _MACHINE_TYPES
        sentence.mentions.append(Mention(begin, end, entity["id"], form_of(surface) if is_extra else "NAME"))
        if is_extra:
            if sentence.mentions[-1].form == "NAME":
                sentence.names.append(Name(begin, end, _ANY_TYPE, optional=True))
            continue
        if entity["type"] == "per":
            begin, end = without_title(text, begin, end)
        if end > begin:
            sentence.names.append(Name(begin, end, _MACHINE_TYPES[entity["type"]]))
    known = {m.entity for m in sentence.mentions} | {AUTHOR}
    sentence.claims = [_claim(c) for c in record["claims"] if c["holder"] in known and c["target"] in known - {AUTHOR}]
    return sentence


def _share_entities(records: list[dict], sentences: list[Sentence]) -> None:
    """Makes entity ids unique in the passage and follows `refers_to` to the first mention."""
    home: dict[str, str] = {}
    for record, sentence in zip(records, sentences):
        for entity in record["entities"]:
            own = f"{record['id']}.{entity['id']}"
            home[own] = home.get(entity.get("refers_to", own), own)
        rename = lambda e: home.get(f"{record['id']}.{e}", e)  # noqa: E731
        for mention in sentence.mentions:
            mention.entity = rename(mention.entity)
        for claim in sentence.claims:
            claim.holder, claim.target = rename(claim.holder), rename(claim.target)
            claim.voice = rename(claim.voice)
        sentence.claims = [c for c in sentence.claims if c.holder != c.target]


def labelled(path: pathlib.Path, source: str) -> Iterator[Passage]:
    """Newswire and UN labels: blocks of consecutive sentences."""
    block: list[dict] = []

    def finish() -> Passage:
        sentences = [_labelled_sentence(r, author=source == "ungd") for r in block]
        _share_entities(block, sentences)
        return Passage(source, str(block[0]["id"]), sentences, coreference=True)

    for line in lines(path):
        record = json.loads(line)
        if block and (record["id"] != block[-1]["id"] + 1 or record.get("speech") != block[-1].get("speech")):
            yield finish()
            block = []
        block.append(record)
    if block:
        yield finish()


def essays(path: pathlib.Path) -> Iterator[Passage]:
    """Invented articles: every mention of every actor is marked."""
    for line in lines(path):
        record = json.loads(line)
        types = {e["id"]: e["type"] for e in record["entities"]}
        sentences = []
        for raw in record["sentences"]:
            text = raw["text"]
            mentions = [Mention(m["begin"], m["end"], m["entity"], form_of(text[m["begin"]:m["end"]]))
                        for m in raw["mentions"]]
            names = []
            for m in mentions:
                if m.form != "NAME":
                    continue
                kind = types[m.entity] if types[m.entity] in _ANY_TYPE else "OTHER"
                begin = m.begin + 4 if text[m.begin:m.begin + 4].lower() == "the " else m.begin
                names.append(Name(begin, m.end, frozenset([kind])))
            sentences.append(Sentence(
                text, names=names, descriptions=[m for m in mentions if m.form != "NAME"], mentions=mentions,
                claims=[_claim(c) for c in raw["claims"] if c["holder"] != c["target"]], author=True))
        yield Passage("essays", record["id"], sentences, coreference=True)


_DSE_MARK = re.compile(r"\[([^\[\]]*)\]")


def dse(path: pathlib.Path) -> Iterator[Passage]:
    """Directed sentiment: p and q in brackets; 1 p->q for, 2 q->p for, 3 p->q against, 4 q->p against."""
    for number, line in enumerate(lines(path)):
        marked, p, q, label = line.rstrip("\n").split("\t")
        text, spans, last = "", [], 0
        for match in _DSE_MARK.finditer(marked):
            text += marked[last:match.start()]
            spans.append((len(text), len(text) + len(match.group(1)), match.group(1)))
            text += match.group(1)
            last = match.end()
        text += marked[last:]
        if len(spans) < 2:
            continue
        first = next((s for s in spans if s[2] == p), spans[0])
        second = next((s for s in spans if s[2] == q and s != first), next(s for s in spans if s != first))
        sentence = Sentence(text)
        sentence.directed = (Mention(*first[:2], "p", "NAME"), Mention(*second[:2], "q", "NAME"), int(label))
        yield Passage("dse", str(number), [sentence])


def newsmtsc(path: pathlib.Path) -> Iterator[Passage]:
    """Sentiment of a sentence toward a person it mentions."""
    for number, line in enumerate(lines(path)):
        record = json.loads(line)
        tone = [(t["from"], t["to"], round(t["polarity"] / 2) - 1) for t in record["targets"]]
        yield Passage("newsmtsc", str(number), [Sentence(record["sentence_normalized"], tone=tone)])
