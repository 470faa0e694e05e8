"""Figures of one network's heads on the labelled sets, actors given."""

from __future__ import annotations

import torch

from . import measure, reading, spans
from .board import Board
from .calibration import calibrated
from .coreference_scores import CoreferenceScorer
from .networks import Network
from .passages import Passage
from .scores import accuracy_and_macro, f1, majority
from .windows import Tokenizer, windows

NAME_SETS = ("worldwide-newswire", "uner-ewt-test", "crossner-politics-test")
MENTION_SETS = ("essays-dev", "gum-dev", "gum-test")
CHAIN_SETS = ("essays-dev", "gum-test")
STANCE_SETS = ("newswire-dev", "ungd-dev", "essays-dev")
DIRECTED_SETS = ("dse-valid",)
TONE_SETS = ("newsmtsc-mt-dev", "newsmtsc-rw-dev")
AUTHOR_SET = "essays-dev"  # where who the writer is for and against is marked throughout
BASELINE = "baseline"


def _probability(logits: torch.Tensor, head: str, description: dict) -> torch.Tensor:
    """As the annotator would give it of a claim of two certain mentions."""
    raw = torch.sigmoid(logits / description["temperatures"][head])
    knots = description["calibration"].get(head)
    return torch.tensor([[calibrated(knots, p) for p in row] for row in raw.tolist()]).reshape(raw.shape)


def _best(probability: torch.Tensor, target: torch.Tensor) -> tuple[float, float]:
    """The highest F1 that any one threshold gives on this set, and the threshold."""
    best = (0.0, 1.0)
    for threshold in [i / 100 for i in range(2, 99)]:
        given = probability >= threshold
        best = max(best, (f1(int((given & target).sum()), int(given.sum()), int(target.sum()))[0], threshold))
    return best


def _always(target: torch.Tensor, bit: int) -> dict[str, float]:
    """One bit for every question."""
    right = int(target[:, bit].sum())
    return dict(zip(("F1", "P", "R"), f1(right, len(target), int(target.sum()))))


def _bits(out: measure.Outputs, head: str, description: dict) -> tuple[dict[str, float], torch.Tensor]:
    target = out.cat(f"{head}_target")[:, :2].bool()
    probability = _probability(out.cat(head), head, description)
    given = probability >= description["thresholds"][head]
    scores = dict(zip(("F1", "P", "R"), f1(int((given & target).sum()), int(given.sum()), int(target.sum()))))
    best, threshold = _best(torch.sigmoid(out.cat(head)), target)
    return scores | {"best-threshold F1": best, "best threshold": threshold}, given


def pairs(board: Board, column: str, name: str, out: measure.Outputs, description: dict) -> None:
    """Pair, polarity, modality and voice; the last three of the pairs that are there."""
    scores, given = _bits(out, "pair", description)
    scores["F1 with modality"] = measure.pair_scores(out, given)["f1_with_modality"]
    board.add("pair", name, column, scores)
    targets = out.cat("pair_target")
    board.add("pair", name, BASELINE, _always(targets[:, :2], 1))
    there, single = targets[:, :2].any(1), targets[:, :2].sum(1) == 1
    asked = (("polarity", out.cat("pair")[single], targets[single, 1]),
             ("modality", out.cat("modality")[there], targets[there, 2]),
             ("voice", out.cat("voice")[there], targets[there, 3]))
    for head, logits, wanted in asked:
        _classes(board, column, head, name, logits, wanted)


def _classes(board: Board, column: str, head: str, name: str, logits: torch.Tensor, wanted: torch.Tensor) -> None:
    wanted = wanted.tolist()
    for who, given in ((column, logits.argmax(1).tolist()), (BASELINE, majority(wanted))):
        board.add(head, name, who, dict(zip(("accuracy", "macro F1"), accuracy_and_macro(given, wanted))))


def authors(board: Board, column: str, name: str, out: measure.Outputs, description: dict) -> None:
    board.add("author", name, column, _bits(out, "author", description)[0])
    board.add("author", name, BASELINE, _always(out.cat("author_target"), 1))


def names(board: Board, column: str, name: str, passages: list[Passage], found: set, demonyms: set[str]) -> None:
    board.add("names", name, column, spans.name_scores(passages, found, demonyms))


def mentions(board: Board, column: str, name: str, passages: list[Passage], found: set) -> None:
    scorer = spans.mention_recall if name.startswith("gum") else spans.mention_scores
    board.add("mentions", name, column, scorer(passages, found))


def coreference(board: Board, column: str, name: str, passages: list[Passage], network: Network,
                tokenizer: Tokenizer) -> None:
    own, nearest = CoreferenceScorer(), CoreferenceScorer()
    for passage in passages:
        gold = spans.gold_chains(passage)
        own.add(reading.chains(network, passage, tokenizer), gold)
        nearest.add(reading.nearest_chains(passage, tokenizer), gold)
    for who, scorer in ((column, own), (BASELINE, nearest)):
        board.add("coreference", name, who, {f"{k} F1": v for k, v in scorer.scores().items()})


def measure_network(board: Board, column: str, network: Network, tokenizer: Tokenizer, description: dict,
                    sets: dict[str, list[Passage]], demonyms: set[str], has_all_heads: bool) -> None:
    """Enters all heads' figures; sets that are not here are passed over."""
    for name in dict.fromkeys(NAME_SETS + MENTION_SETS):
        if name in sets:
            found, described = reading.spans(network, sets[name], tokenizer)
            if name in NAME_SETS:
                names(board, column, name, sets[name], found, demonyms)
            else:
                mentions(board, column, name, sets[name], reading.mentions(found, described))
    for name in CHAIN_SETS:
        if name in sets:
            coreference(board, column, name, sets[name], network, tokenizer)
    for name in STANCE_SETS + (DIRECTED_SETS + TONE_SETS if has_all_heads else ()):
        if name not in sets:
            continue
        out = measure.run(network, [w for p in sets[name] for w in windows(p, tokenizer)], tokenizer.pad)
        if name in STANCE_SETS:
            pairs(board, column, name, out, description)
        if name == AUTHOR_SET:
            authors(board, column, name, out, description)
        for head in ("directed", "tone"):
            if out[head]:
                _classes(board, column, head, name, out.cat(head), out.cat(f"{head}_target"))
