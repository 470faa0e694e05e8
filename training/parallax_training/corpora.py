"""The manifest of data sets: which exist, what their licence class allows, and how each is read."""

from __future__ import annotations

import dataclasses
import pathlib
import re
from collections.abc import Callable, Iterator

from . import name_readers, stance_readers
from .passages import Passage


@dataclasses.dataclass(frozen=True)
class Corpus:
    """One file of one set. Only class T may train what ships; E measures."""

    name: str
    path: str  # under the folder of shared data
    licence_class: str
    read: Callable[[pathlib.Path], Iterator[Passage]]
    share: float = 1.0  # of its passages in an epoch


def _columns(source: str, word: int, tag: int) -> Callable[[pathlib.Path], Iterator[Passage]]:
    return lambda path: name_readers.columns(path, source, word, tag)


def _labelled(source: str) -> Callable[[pathlib.Path], Iterator[Passage]]:
    return lambda path: stance_readers.labelled(path, source)


def _gum_split(which: str) -> Callable[[pathlib.Path], Iterator[Passage]]:
    """GUM's own splits; `which` is train, dev or test."""

    def read(path: pathlib.Path) -> Iterator[Passage]:
        listed: dict[str, set[str]] = {}
        section = ""
        for line in (path.parent / "splits.md").read_text().splitlines():
            if line.startswith("## "):
                section = line[3:].strip()
            elif match := re.match(r"\s*\*\s*(GUM_\w+)", line):
                listed.setdefault(section, set()).add(match.group(1))
        held_out = listed["dev"] | listed["test"]
        for passage in name_readers.gum(path):
            if (passage.id in listed.get(which, ())) if which != "train" else passage.id not in held_out:
                yield passage

    return read


TRAIN = (
    Corpus("newswire", "labels/newswire/train.jsonl.xz", "T", _labelled("newswire")),
    Corpus("ungd", "labels/ungd/train.jsonl.xz", "T", _labelled("ungd")),
    Corpus("essays", "labels/essays/train.jsonl.xz", "T", stance_readers.essays, share=2.0),
    Corpus("dse", "data/dse/train.txt.xz", "T", stance_readers.dse, share=0.6),
    Corpus("newsmtsc", "data/newsmtsc/train.jsonl.xz", "T", stance_readers.newsmtsc, share=0.5),
    Corpus("gum", "data/gum/gum-dep.tar.xz", "T", _gum_split("train")),
    Corpus("crossner-politics", "data/crossner-politics/train.txt", "T", _columns("crossner-politics", 0, 1)),
    Corpus("crossner-politics-dev", "data/crossner-politics/dev.txt", "T", _columns("crossner-politics", 0, 1)),
    Corpus("uner-ewt", "data/uner-ewt/en_ewt-ud-dev.iob2.xz", "T", _columns("uner-ewt", 1, 2), share=0.5),
    Corpus("uner-pud", "data/uner-pud/en_pud-ud-test.iob2.xz", "T", _columns("uner-pud", 1, 2)),
    Corpus("wikigold", "data/wikigold/wikigold.conll.txt.xz", "T", _columns("wikigold", 0, 1)),
)

DEVELOPMENT = (
    Corpus("newswire-dev", "labels/newswire/dev.jsonl.xz", "T", _labelled("newswire")),
    Corpus("ungd-dev", "labels/ungd/dev.jsonl.xz", "T", _labelled("ungd")),
    Corpus("essays-dev", "labels/essays/dev.jsonl.xz", "T", stance_readers.essays),
    Corpus("dse-valid", "data/dse/valid.txt.xz", "T", stance_readers.dse),
    Corpus("newsmtsc-mt-dev", "data/newsmtsc/mt-dev.jsonl.xz", "T", stance_readers.newsmtsc),
    Corpus("newsmtsc-rw-dev", "data/newsmtsc/rw-dev.jsonl.xz", "T", stance_readers.newsmtsc),
    Corpus("gum-dev", "data/gum/gum-dep.tar.xz", "T", _gum_split("dev")),
    Corpus("crossner-politics-test", "data/crossner-politics/test.txt", "T", _columns("crossner-politics", 0, 1)),
    Corpus("uner-ewt-test", "data/uner-ewt/en_ewt-ud-test.iob2.xz", "T", _columns("uner-ewt", 1, 2)),
)

# Never trains and never chooses anything; class E among them.
MEASUREMENT = (
    Corpus("worldwide-newswire", "data/worldwide-newswire/worldwide.tar.xz", "E", name_readers.worldwide),
    Corpus("gum-test", "data/gum/gum-dep.tar.xz", "T", _gum_split("test")),
)


def for_training() -> tuple[Corpus, ...]:
    """The sets that train. Raises where one of them is not free to: weights that ship learn from class T alone."""
    for corpus in TRAIN:
        if corpus.licence_class != "T":
            raise ValueError(f"{corpus.name}: class {corpus.licence_class} may not train; take it out of TRAIN")
    return TRAIN
