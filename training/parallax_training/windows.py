"""Turns passages into encoder windows with their targets.

A window is begin token, wordpieces of consecutive whole sentences, end token: at most `MAX_TOKENS`. The C++ side
(services/nlp/windows.h) cuts the same windows.
"""

from __future__ import annotations

import dataclasses
import random
import re
import unicodedata

import tokenizers

from .passages import AUTHOR, FORMS, MODALITIES, NAME_TYPES, VOICES, Mention, Passage, Sentence

MAX_TOKENS = 160
NAME_LABELS = ("O", *(f"{p}-{t}" for t in NAME_TYPES for p in "BI"))
DESCRIPTION_LABELS = ("O", "B-NOMINAL", "I-NOMINAL", "B-PRONOUN", "I-PRONOUN")
IGNORE = -100
MAX_CANDIDATES = 24

LOWER, TITLE, UPPER, MIXED, DIGIT, PUNCTUATION, TITLE_FIRST = range(1, 8)
SHAPE_COUNT = 8

Span = tuple[int, int]


def word_shape(word: str, first: bool) -> int:
    """The written shape of a word of the tokenizer; `first` when no word but punctuation stands before it."""
    if any(c.isdigit() for c in word):
        return DIGIT
    if not any(c.isalpha() for c in word):
        return PUNCTUATION if all(_is_punctuation(c) for c in word) else LOWER
    upper = [c.isupper() for c in word if c.isalpha()]
    if not any(upper):
        return LOWER
    if upper[0] and not any(upper[1:]):
        return TITLE_FIRST if first else TITLE
    return UPPER if all(upper) else MIXED


def _is_punctuation(c: str) -> bool:
    return 33 <= ord(c) <= 47 or 58 <= ord(c) <= 64 or 91 <= ord(c) <= 96 or 123 <= ord(c) <= 126 or \
        unicodedata.category(c).startswith("P")


@dataclasses.dataclass
class Pieces:
    """A tokenized sentence; spans are code points."""

    ids: list[int]
    shapes: list[int]
    spans: list[Span]

    def range(self, begin: int, end: int) -> Span | None:
        """The pieces that overlap [begin, end)."""
        inside = [i for i, (b, e) in enumerate(self.spans) if b < end and begin < e]
        return (inside[0], inside[-1] + 1) if inside else None


def _from_vocabulary(path: str) -> tokenizers.Tokenizer:
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordPiece.from_file(path, unk_token="[UNK]"))
    tokenizer.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return tokenizer


class Tokenizer:
    """The base model's WordPiece tokenizer with word shapes; `path` is its tokenizer.json or a package's vocab.txt."""

    def __init__(self, path: str):
        self._tokenizer = _from_vocabulary(path) if path.endswith(".txt") else tokenizers.Tokenizer.from_file(path)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        vocabulary = self._tokenizer.get_vocab()
        self.begin = vocabulary.get("[CLS]", vocabulary.get("<s>"))
        self.end = vocabulary.get("[SEP]", vocabulary.get("</s>"))
        self.pad = vocabulary.get("[PAD]", vocabulary.get("<pad>"))
        self.unknown = vocabulary["[UNK]"]

    def __call__(self, text: str) -> Pieces:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        words: dict[int, list[Span]] = {}
        for word, span in zip(encoding.word_ids, encoding.offsets):
            words.setdefault(word, []).append(span)
        shapes, seen = {}, False
        for word, spans in words.items():
            shapes[word] = word_shape(text[spans[0][0]:spans[-1][1]], not seen)
            seen = seen or shapes[word] != PUNCTUATION
        return Pieces(encoding.ids, [shapes[w] for w in encoding.word_ids], encoding.offsets)


@dataclasses.dataclass
class Group:
    """One answer, given by the best of its rows."""

    rows: list[tuple]
    target: tuple


@dataclasses.dataclass
class Window:
    """Encoder input and targets; all positions are pieces of the window."""

    source: str
    ids: list[int]
    shapes: list[int]
    sentences: list[Span] = dataclasses.field(default_factory=list)
    texts: list[tuple[Sentence, Pieces, int]] = dataclasses.field(default_factory=list)
    names: list[int] = dataclasses.field(default_factory=list)  # bits of the labels that are allowed; 0 ignores
    descriptions: list[int] = dataclasses.field(default_factory=list)
    pairs: list[Group] = dataclasses.field(default_factory=list)  # target: support, oppose, modality, voice
    authors: list[Group] = dataclasses.field(default_factory=list)  # target: support, oppose
    speakers: list[Group] = dataclasses.field(default_factory=list)  # target: 0 or 1
    tones: list[Group] = dataclasses.field(default_factory=list)  # target: class
    directed: list[Group] = dataclasses.field(default_factory=list)  # two rows: p->q, q->p; target: DSE label
    antecedents: list[Group] = dataclasses.field(default_factory=list)  # target: indices of right rows; empty: none


def windows(passage: Passage, tokenizer: Tokenizer, limit: int = MAX_TOKENS) -> list[Window]:
    """Cuts a passage at sentences; a sentence over the limit loses its rest."""
    out: list[Window] = []
    current: list[tuple[Sentence, Pieces]] = []
    size = 0
    for sentence in passage.sentences:
        pieces = tokenizer(sentence.text)
        if current and size + len(pieces.ids) > limit - 2:
            out.append(_window(passage, current, tokenizer))
            current, size = [], 0
        keep = min(len(pieces.ids), MAX_TOKENS - 2)
        if keep:
            current.append((sentence, Pieces(pieces.ids[:keep], pieces.shapes[:keep], pieces.spans[:keep])))
            size += keep
    if current:
        out.append(_window(passage, current, tokenizer))
    return out


def _window(passage: Passage, sentences: list[tuple[Sentence, Pieces]], tokenizer: Tokenizer) -> Window:
    window = Window(passage.source, [tokenizer.begin], [0], names=[0], descriptions=[IGNORE])
    placed: list[tuple[int, Mention, Span]] = []
    for index, (sentence, pieces) in enumerate(sentences):
        base = len(window.ids)
        window.ids += pieces.ids
        window.shapes += pieces.shapes
        span = (base, len(window.ids))
        window.sentences.append(span)
        window.texts.append((sentence, pieces, base))
        window.names += _name_targets(sentence, pieces)
        window.descriptions += _description_targets(sentence, pieces)
        here = []
        for mention in sentence.mentions:
            if (pieces_range := pieces.range(mention.begin, mention.end)) is not None:
                here.append((index, mention, (pieces_range[0] + base, pieces_range[1] + base)))
        _stance_targets(window, sentence, here, span)
        _single_targets(window, sentence, pieces, base, span)
        placed += here
    window.ids.append(tokenizer.end)
    window.shapes.append(0)
    window.names.append(0)
    window.descriptions.append(IGNORE)
    if passage.coreference:
        _antecedent_targets(window, passage.source, placed)
    return window


def _name_targets(sentence: Sentence, pieces: Pieces) -> list[int]:
    if sentence.names is None:
        return [0] * len(pieces.ids)
    targets = [1] * len(pieces.ids)
    for name in sentence.names:
        if (span := pieces.range(name.begin, name.end)) is None:
            continue
        for i in range(*span):
            allowed = sum(1 << NAME_LABELS.index(f"{'B' if i == span[0] else 'I'}-{t}") for t in name.types)
            if name.optional:
                allowed = sum(1 << NAME_LABELS.index(f"{p}-{t}") for t in name.types for p in "BI") | 1
                targets[i] = targets[i] | allowed if targets[i] == 1 else targets[i]
            else:
                targets[i] = allowed
    return targets


def _description_targets(sentence: Sentence, pieces: Pieces) -> list[int]:
    if sentence.descriptions is None:
        return [IGNORE] * len(pieces.ids)
    targets = [0] * len(pieces.ids)
    for mention in sentence.descriptions:
        if (span := pieces.range(mention.begin, mention.end)) is not None:
            for i in range(*span):
                targets[i] = DESCRIPTION_LABELS.index(f"{'B' if i == span[0] else 'I'}-{mention.form}")
    return targets


def pair_row(holder: Mention, h: Span, target: Mention, t: Span, sentence: Span) -> tuple:
    """(holder range, target range, sentence range, forms): what the pair head's features are made of."""
    return (*h, *t, *sentence, FORMS.index(holder.form), FORMS.index(target.form))


def _by_entity(here: list[tuple[int, Mention, Span]]) -> dict[str, list[tuple[Mention, Span]]]:
    entities: dict[str, list[tuple[Mention, Span]]] = {}
    for _, mention, span in here:
        entities.setdefault(mention.entity, []).append((mention, span))
    return entities


def _stance_targets(window: Window, sentence: Sentence, here: list[tuple[int, Mention, Span]], span: Span) -> None:
    if sentence.claims is None:
        return
    entities = _by_entity(here)
    claims = {(c.holder, c.target): c for c in sentence.claims}
    for holder, holder_mentions in entities.items():
        for target, target_mentions in entities.items():
            if holder == target:
                continue
            rows = [pair_row(hm, h, tm, t, span) for hm, h in holder_mentions for tm, t in target_mentions
                    if h[0] >= t[1] or t[0] >= h[1] or h != t][:16]
            if not rows:
                continue
            claim = claims.get((holder, target))
            if claim is None:
                window.pairs.append(Group(rows, (0, 0, IGNORE, IGNORE)))
                continue
            voice = {AUTHOR: 0, holder: 1, "UNNAMED": 2}.get(claim.voice, 3)
            window.pairs.append(Group(rows, (int(claim.support), int(claim.oppose), MODALITIES.index(claim.modality), voice)))
    voices = {c.voice for c in sentence.claims}
    for entity, mentions in entities.items():
        rows = [(*m, *span) for _, m in mentions]
        claim = claims.get((AUTHOR, entity))
        window.authors.append(Group(rows, (int(claim.support), int(claim.oppose)) if claim else (0, 0)))
        if sentence.claims:
            window.speakers.append(Group(rows, (int(entity in voices),)))


def _single_targets(window: Window, sentence: Sentence, pieces: Pieces, base: int, span: Span) -> None:
    for begin, end, tone in sentence.tone:
        if (r := pieces.range(begin, end)) is not None:
            window.tones.append(Group([(r[0] + base, r[1] + base, *span)], (tone,)))
    if sentence.directed is not None:
        p, q, label = sentence.directed
        a, b = pieces.range(p.begin, p.end), pieces.range(q.begin, q.end)
        if a is not None and b is not None:
            a, b = (a[0] + base, a[1] + base), (b[0] + base, b[1] + base)
            window.directed.append(Group([pair_row(p, a, q, b, span), pair_row(q, b, p, a, span)], (label,)))


def _antecedent_targets(window: Window, source: str, placed: list[tuple[int, Mention, Span]]) -> None:
    for later, (sentence, mention, span) in enumerate(placed):
        if mention.form == "NAME":
            continue
        rows, right = [], []
        for distance, (s, earlier, e) in enumerate(reversed(placed[max(0, later - MAX_CANDIDATES):later])):
            if e[0] < span[1] and span[0] < e[1]:
                continue
            if earlier.entity == mention.entity:
                right.append(len(rows))
            rows.append((*e, *span, sentence - s, distance, FORMS.index(earlier.form), FORMS.index(mention.form)))
        # The newswire labels follow only what stands for a name; the others mark every mention.
        if rows and (right or source in ("essays", "gum")):
            window.antecedents.append(Group(rows, tuple(right)))


def with_case_noise(window: Window, chance: random.Random) -> Window:
    """Some windows as if written all in lower case, or all in capitals."""
    draw = chance.random()
    if draw < 0.05:
        shapes = [LOWER if s in (TITLE, UPPER, MIXED, TITLE_FIRST) else s for s in window.shapes]
    elif draw < 0.08:
        shapes = [UPPER if s in (LOWER, TITLE, MIXED, TITLE_FIRST) else s for s in window.shapes]
    else:
        return window
    return dataclasses.replace(window, shapes=shapes)


_ADJECTIVE = re.compile(r"(an|ish|ese|i|ic|ch)$")


def with_other_names(passage: Passage, pool: dict[tuple, list[str]], chance: random.Random) -> Passage:
    """The passage with each of its names replaced, the same everywhere, by another of its kind."""
    chosen: dict[str, str] = {}
    sentences = []
    for sentence in passage.sentences:
        names = [n for n in sentence.names or [] if not n.optional]
        edits = []
        for name in names:
            surface = sentence.text[name.begin:name.end]
            if surface not in chosen:
                chosen[surface] = chance.choice(pool.get(name_kind(name.types, surface), [surface]))
            edits.append((name.begin, name.end, chosen[surface]))
        sentences.append(_edited(sentence, sorted(edits)))
    return dataclasses.replace(passage, sentences=sentences)


def name_kind(types: frozenset[str], surface: str) -> tuple:
    """What one name must share with another to stand in its place: its types, and whether it is an adjective."""
    return (*sorted(types), bool(_ADJECTIVE.search(surface)))


def _edited(sentence: Sentence, edits: list[tuple[int, int, str]]) -> Sentence:
    text, last, shifts = "", 0, []
    for begin, end, surface in edits:
        if begin < last:
            continue
        text += sentence.text[last:begin]
        shifts.append((begin, end, len(text), len(text) + len(surface)))
        text += surface
        last = end
    text += sentence.text[last:]

    def moved(position: int, is_end: bool) -> int:
        shift = 0
        for begin, end, new_begin, new_end in shifts:
            if position >= end:
                shift = new_end - end
            elif position > begin:
                return new_end if is_end else new_begin
        return position + shift

    def move(item):
        return dataclasses.replace(item, begin=moved(item.begin, False), end=moved(item.end, True))

    return dataclasses.replace(
        sentence, text=text, names=[move(n) for n in sentence.names],
        descriptions=None if sentence.descriptions is None else [move(m) for m in sentence.descriptions],
        mentions=[move(m) for m in sentence.mentions])
