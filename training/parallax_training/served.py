"""Annotations by the programs that ship: parallax-nlp serves, parallaxctl asks. Standard library only."""

from __future__ import annotations

import bisect
import contextlib
import dataclasses
import json
import pathlib
import subprocess
import tempfile
import time
from collections.abc import Iterator

from .alignment import Alignment
from .passages import Passage
from .spans import Span

_FORMS = {"MENTION_FORM_NOMINAL": "NOMINAL", "MENTION_FORM_PRONOUN": "PRONOUN"}
_START_SECONDS = 120


@dataclasses.dataclass(frozen=True)
class Server:
    """A running annotator."""

    programs: pathlib.Path
    address: str
    model: str

    def annotate(self, path: pathlib.Path, form: str) -> list[dict]:
        """Annotations of a file or a folder of texts, in the order of their names. Raises where one is missing."""
        command = [self.programs / "parallaxctl", f"--nlp={self.address}", "annotate", f"--format={form}",
                   f"--model={self.model}", "--timeout=600s", path]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def annotate_texts(self, texts: list[str]) -> list[dict]:
        """One annotation a text, in their order."""
        with tempfile.TemporaryDirectory() as folder:
            for number, text in enumerate(texts):
                (pathlib.Path(folder) / f"{number:06}.txt").write_text(text, encoding="utf-8")
            found = self.annotate(pathlib.Path(folder), "json")
        if len(found) != len(texts):
            raise RuntimeError(f"{len(texts)} texts, but {len(found)} annotations")
        return found


@contextlib.contextmanager
def serve(programs: pathlib.Path, models: pathlib.Path, model: str, root: pathlib.Path) -> Iterator[Server]:
    """parallax-nlp with a model of the folder `models`, started in the source tree `root` (lexicon and catalogue)."""
    with tempfile.TemporaryDirectory() as folder:
        port = pathlib.Path(folder) / "port"
        with open(pathlib.Path(folder) / "log", "w+", encoding="utf-8") as log:
            process = subprocess.Popen(
                [programs.resolve() / "parallax-nlp", "--listen=127.0.0.1:0", f"--port_file={port}", "--ingest=",
                 f"--models={models.resolve()}", f"--model={model}"], cwd=root, stderr=log)
            try:
                _wait_for(port, process, log)
                yield Server(programs.resolve(), f"127.0.0.1:{port.read_text().strip()}", model)
            finally:
                process.terminate()
                process.wait()


def _wait_for(port: pathlib.Path, process: subprocess.Popen, log) -> None:
    give_up = time.monotonic() + _START_SECONDS
    while not (port.exists() and port.read_text().strip()):
        if process.poll() is not None or time.monotonic() > give_up:
            log.seek(0)
            raise RuntimeError(f"parallax-nlp did not start: {log.read()[-2000:]}")
        time.sleep(0.1)


class RenderedPassage:
    """A passage as an article's text, and the way back from an annotation of it to the passage's sentences.

    Essays have their first sentence as title; else a paragraph has four sentences.
    """

    def __init__(self, passage: Passage, paragraph: int = 4):
        self.begins: list[int] = []
        self.text = ""
        titled = passage.source == "essays"
        for number, sentence in enumerate(passage.sentences):
            starts = number == 1 if titled and number < 2 else (number - titled) % paragraph == 0
            self.text += "" if not number else "\n\n" if starts else " "
            self.begins.append(len(self.text))
            self.text += sentence.text.replace("\n", " ")
        self._alignment: Alignment | None = None

    def read(self, annotation: dict) -> None:
        """Takes the annotation whose spans `place` is asked about."""
        self._alignment = Alignment(annotation["document"]["body"], self.text)

    def place(self, span: dict) -> tuple[int, int, int] | None:
        """(sentence, begin, end) in code points of a span of the annotation's body."""
        found = self._alignment.span(span["begin"], span["end"]) if span["end"] > span["begin"] else None
        if found is None:
            return None
        sentence = bisect.bisect_right(self.begins, found[0]) - 1
        return sentence, found[0] - self.begins[sentence], found[1] - self.begins[sentence]


def spans(annotations: list[dict], rendered: list[RenderedPassage]) -> tuple[set[Span], set[Span]]:
    """Names by type, and descriptions by form, that annotations of passages have."""
    names: set[Span] = set()
    descriptions: set[Span] = set()
    for p, (annotation, text) in enumerate(zip(annotations, rendered, strict=True)):
        text.read(annotation)
        types = {e["id"]: e["type"].removeprefix("ENTITY_TYPE_") for e in annotation["entities"]}
        for mention in annotation["mentions"]:
            if (place := text.place(mention["span"])) is None:
                continue
            if form := _FORMS.get(mention["form"]):
                descriptions.add(Span(p, *place, form))
            else:
                names.add(Span(p, *place, types.get(mention["entity_id"], "OTHER")))
    return names, descriptions


def chains(annotation: dict, text: RenderedPassage) -> list[set[tuple[int, int, int]]]:
    """The mentions of each entity; `text` has read the annotation."""
    found: dict[str, set] = {}
    for mention in annotation["mentions"]:
        if (place := text.place(mention["span"])) is not None and mention["entity_id"]:
            found.setdefault(mention["entity_id"], set()).add(place)
    return list(found.values())


def claim_keys(annotations: list[dict], rendered: list[RenderedPassage],
               passages: list[Passage]) -> tuple[set[tuple], set[tuple]]:
    """(passage, sentence, holder, target, bit, modality) of claims of actors: those given, those the labels have.

    Holder and target of a given claim are the labelled entities that its evidence names; where it names one that the
    sentence's labels lack, the surface stands in its place and the claim is wrong.
    """
    given, wanted = set(), set()
    for p, (annotation, text, passage) in enumerate(zip(annotations, rendered, passages, strict=True)):
        for s, sentence in enumerate(passage.sentences):
            for claim in sentence.claims or []:
                bits = [b for b, on in (("SUPPORT", claim.support), ("OPPOSE", claim.oppose)) if on]
                if claim.holder != "AUTHOR" and {claim.holder, claim.target} <= {m.entity for m in sentence.mentions}:
                    wanted |= {(p, s, claim.holder, claim.target, bit, claim.modality) for bit in bits}
        text.read(annotation)
        for claim in annotation["claims"]:
            evidence = claim["evidence"][0]
            place = text.place(evidence["span"])
            if claim["holder_id"] == "AUTHOR" or place is None:
                continue
            holder, target = (_entity(text, passage, evidence.get(end)) for end in ("holder", "target"))
            polarity = claim["polarity"].removeprefix("POLARITY_")
            for bit in ("SUPPORT", "OPPOSE") if polarity == "MIXED" else (polarity,):
                given.add((p, place[0], holder, target, bit, claim["modality"].removeprefix("MODALITY_")))
    return given, wanted


def _entity(text: RenderedPassage, passage: Passage, span: dict | None) -> str:
    place = text.place(span) if span else None
    if place is None:
        return "?"
    sentence, begin, end = place
    overlapping = [m for m in passage.sentences[sentence].mentions if m.begin < end and begin < m.end]
    if not overlapping:
        return f"?{passage.sentences[sentence].text[begin:end]}"
    # Of nested mentions the one that the span fits best.
    return min(overlapping, key=lambda m: abs(m.begin - begin) + abs(m.end - end)).entity
