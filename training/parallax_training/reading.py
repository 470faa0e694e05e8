"""What a network reads off passages: spans of names and mentions, and chains of mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import torch

from . import decode
from .batches import by_length, collate
from .model import Pool, antecedent_features
from .networks import Network
from .passages import FORMS, Mention, Passage
from .spans import Chains, Span
from .windows import DESCRIPTION_LABELS, MAX_CANDIDATES, Tokenizer, Window, windows


@torch.inference_mode()
def spans(network: Network, passages: list[Passage], tokenizer: Tokenizer) -> tuple[set[Span], set[Span]]:
    """Names (kinds are types) and descriptions (kinds are forms) of all passages."""
    places: dict[int, tuple[int, int]] = {}
    every: list[Window] = []
    for p, passage in enumerate(passages):
        places |= {id(sentence): (p, s) for s, sentence in enumerate(passage.sentences)}
        every += windows(passage, tokenizer)
    names: set[Span] = set()
    descriptions: set[Span] = set()
    for own in by_length(every, 4096, None):
        batch = collate(own, tokenizer.pad)
        _, name_logits, description_logits = network.read(batch.ids, batch.shapes, batch.mask)
        for window, name, description in zip(own, name_logits, description_logits):
            size = len(window.ids)
            names |= set(_placed(window, decode.spans(name[:size]), places))
            descriptions |= set(_placed(window, decode.spans(description[:size], DESCRIPTION_LABELS), places))
    return names, descriptions


def mentions(names: set[Span], descriptions: set[Span]) -> set[Span]:
    """Both, names without their types."""
    return {span._replace(kind="NAME") for span in names} | descriptions


def _placed(window: Window, found: Iterable[tuple[int, int, str]],
            places: dict[int, tuple[int, int]]) -> Iterator[Span]:
    for begin, end, kind in found:
        for sentence, pieces, base in window.texts:
            if base <= begin and end <= base + len(pieces.ids):
                yield Span(*places[id(sentence)], pieces.spans[begin - base][0], pieces.spans[end - base - 1][1], kind)


class _Placed:
    """A mention of a passage, its pieces in the flat positions of all the passage's windows."""

    def __init__(self, sentence: int, mention: Mention, pieces: tuple[int, int]):
        self.key = (sentence, mention.begin, mention.end)
        self.mention, self.pieces = mention, pieces


def _place(passage: Passage, own: list[Window], size: int) -> list[_Placed]:
    where = {id(sentence): index for index, sentence in enumerate(passage.sentences)}
    placed = []
    for number, window in enumerate(own):
        for sentence, pieces, base in window.texts:
            for mention in sentence.mentions:
                if (r := pieces.range(mention.begin, mention.end)) is not None:
                    start = number * size + base
                    placed.append(_Placed(where[id(sentence)], mention, (r[0] + start, r[1] + start)))
    return placed


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, or one is the last words of the other."""
    a, b = (name.lower().removeprefix("the ").removesuffix("'s").removesuffix("’s").split() for name in (one, other))
    short, long = sorted((a, b), key=len)
    return bool(short) and long[-len(short):] == short


def _surface(passage: Passage, placed: _Placed) -> str:
    sentence, begin, end = placed.key
    return passage.sentences[sentence].text[begin:end]


def _candidates(placed: list[_Placed], later: int) -> list[int]:
    """The nearest mentions before one that do not overlap it."""
    begin, end = placed[later].pieces
    return [i for i in reversed(range(max(0, later - MAX_CANDIDATES), later))
            if not (placed[i].pieces[0] < end and begin < placed[i].pieces[1])]


def _head_antecedents(network: Network, placed: list[_Placed], pool: Pool) -> dict[int, int]:
    """The best candidate of each description and pronoun, where it beats having none."""
    rows, owners = [], []
    for later, here in enumerate(placed):
        for i in _candidates(placed, later) if here.mention.form != "NAME" else ():
            earlier = placed[i]
            rows.append((*earlier.pieces, *here.pieces, here.key[0] - earlier.key[0], later - 1 - i,
                         FORMS.index(earlier.mention.form), FORMS.index(here.mention.form)))
            owners.append((later, i))
    best: dict[int, tuple[float, int]] = {}
    if rows:
        scores = network.antecedent(antecedent_features(pool, torch.tensor(rows))).squeeze(1).tolist()
        for (later, i), score in zip(owners, scores):
            if score > best.get(later, (0.0, -1))[0]:
                best[later] = (score, i)
    return {later: i for later, (_, i) in best.items()}


def _chains(passage: Passage, placed: list[_Placed], antecedents: dict[int, int]) -> Chains:
    chain_of: list[set] = []
    for later, here in enumerate(placed):
        earlier = antecedents.get(later)
        if here.mention.form == "NAME":
            surface = _surface(passage, here)
            earlier = next((i for i in reversed(range(later)) if placed[i].mention.form == "NAME" and
                            same_name(_surface(passage, placed[i]), surface)), None)
        chain_of.append(chain_of[earlier] if earlier is not None else set())
        chain_of[-1].add(here.key)
    return list({id(chain): chain for chain in chain_of}.values())


@torch.inference_mode()
def chains(network: Network, passage: Passage, tokenizer: Tokenizer) -> Chains:
    """Chains of the given mentions: names by their words, the others by the antecedent head over the whole passage."""
    own = windows(passage, tokenizer)
    batch = collate(own, tokenizer.pad)
    hidden, *_ = network.read(batch.ids, batch.shapes, batch.mask)
    placed = _place(passage, own, hidden.shape[1])
    return _chains(passage, placed, _head_antecedents(network, placed, Pool(hidden)))


def nearest_chains(passage: Passage, tokenizer: Tokenizer) -> Chains:
    """The same with the nearest mention before each description and pronoun."""
    own = windows(passage, tokenizer)
    placed = _place(passage, own, max(len(w.ids) for w in own))
    nearest = {later: found[0] for later, here in enumerate(placed)
               if here.mention.form != "NAME" and (found := _candidates(placed, later))}
    return _chains(passage, placed, nearest)
