"""Fills the scoreboard: what is measured on which data, for a package, a checkpoint and the programs that ship."""

from __future__ import annotations

import dataclasses
import itertools
import pathlib

from . import attribution, catalogue_names, corpora, gold_articles, served, spans
from .board import Board
from .coreference_scores import CoreferenceScorer
from .passages import Passage
from .scores import calibration_error, set_f1

ROOT = pathlib.Path(__file__).resolve().parents[2]


@dataclasses.dataclass(frozen=True)
class Data:
    """Where data lies, and how much of it is used (passages or articles of a set; None for all)."""

    shared: pathlib.Path
    limit: int | None = None

    def passages(self, board: Board, names: tuple[str, ...] | None = None) -> dict[str, list[Passage]]:
        """The sets that are here, by name (all, or those of `names`); the others are noted on the board."""
        sets = {}
        for corpus in corpora.MEASUREMENT + corpora.DEVELOPMENT:
            if names is not None and corpus.name not in names:
                continue
            path = self.shared / corpus.path
            if path.exists():
                sets[corpus.name] = list(itertools.islice(corpus.read(path), self.limit))
            else:
                board.not_here("data", corpus.name)
        return sets


class ServedEvaluation:
    """Figures of annotations by parallax-nlp, whatever model it serves: found from text alone, no actor given."""

    def __init__(self, board: Board, data: Data, sets: dict[str, list[Passage]]):
        self._board, self._data, self._sets = board, data, sets
        self._catalogue = catalogue_names.read(ROOT / "catalogue")

    def run(self, server: served.Server, column: str) -> None:
        for name in ("worldwide-newswire", "uner-ewt-test", "crossner-politics-test", "essays-dev", "gum-test",
                     "newswire-dev", "ungd-dev"):
            if name in self._sets:
                self._passages(server, column, name)
        self._attributions(server, column)
        self._articles(server, column)

    def _passages(self, server: served.Server, column: str, name: str) -> None:
        passages = self._sets[name]
        rendered = [served.RenderedPassage(p) for p in passages]
        annotations = server.annotate_texts([r.text for r in rendered])
        names, descriptions = served.spans(annotations, rendered)
        where = f"{name}, from text"
        if name in ("essays-dev", "gum-test"):
            found = {s._replace(kind="NAME") for s in names} | descriptions
            scorer = spans.mention_recall if name == "gum-test" else spans.mention_scores
            self._board.add("mentions", name, column, scorer(passages, found))
            self._board.add("coreference", where, column, self._chains(annotations, rendered, passages))
        elif name not in ("newswire-dev", "ungd-dev"):
            self._board.add("names", name, column, spans.name_scores(passages, names, self._catalogue.demonyms))
        if name in ("essays-dev", "newswire-dev", "ungd-dev"):
            given, wanted = served.claim_keys(annotations, rendered, passages)
            scores = dict(zip(("F1", "P", "R"), set_f1({k[:5] for k in given}, {k[:5] for k in wanted})))
            self._board.add("pair", where, column, scores | {"F1 with modality": set_f1(given, wanted)[0]})

    @staticmethod
    def _chains(annotations: list[dict], rendered: list[served.RenderedPassage],
                passages: list[Passage]) -> dict[str, float]:
        scorer = CoreferenceScorer()
        for annotation, text, passage in zip(annotations, rendered, passages, strict=True):
            scorer.add(served.chains(annotation, text), spans.gold_chains(passage))
        return {f"{k} F1": v for k, v in scorer.scores().items()}

    def _attributions(self, server: served.Server, column: str) -> None:
        path = self._data.shared / "data/polnear/polnear-train.tar.xz"
        if not path.exists():
            self._board.not_here("attribution", "polnear")
            return
        articles = list(itertools.islice(attribution.articles(path), self._data.limit))
        scorer = attribution.AttributionScorer()
        for article, annotation in zip(articles, server.annotate_texts([a.text for a in articles]), strict=True):
            scorer.add(article, annotation)
        self._board.add("attribution", "polnear", column, scorer.scores())

    def _articles(self, server: served.Server, column: str) -> None:
        gold_path, scorer_path = self._data.shared / "gold/dev.json", self._data.shared / "eval/score_articles.py"
        if not gold_path.exists() or not scorer_path.exists():
            self._board.not_here("articles", "gold dev")
            return
        scorer, gold = gold_articles.load_scorer(scorer_path), gold_articles.read_gold(gold_path)
        found = {a["id"]: a for a in server.annotate(self._data.shared / "gold/text", "eval")}
        self._board.add("articles", "gold dev", column, gold_articles.pair_scores(scorer, gold, found))
        self._board.add("linking", "gold dev", column, gold_articles.linking(scorer, gold, found, self._catalogue))
        judged = [answer for article in gold if article in found
                  for answer in gold_articles.judged_claims(scorer, gold[article], found[article])]
        error = calibration_error([(claim["confidence"], right) for claim, right in judged])
        self._board.add("confidence", "gold dev", column, {"claims": float(len(judged)), "calibration error": error})
