"""Whole articles: accepted claims, links, kinds of errors, the version of a package, the board."""

import io
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCORER = ROOT.parent / "shared" / "eval" / "score_articles.py"
sys.path.insert(0, str(ROOT / "training"))

from parallax_training import gold_articles, manifest  # noqa: E402
from parallax_training.board import Board  # noqa: E402
from parallax_training.catalogue_names import CatalogueNames, key  # noqa: E402
from parallax_training.pair_errors import PairErrors  # noqa: E402
from parallax_training.passages import Claim, Mention, Name, Passage, Sentence  # noqa: E402


def entity(name: str, kind: str = "STATE", own: str | None = None) -> dict:
    return {"id": own or name.lower(), "name": name, "type": kind, "surface": [name], "required": True}


def claim(holder: str, target: str, polarity: str, evidence: str = "", modality: str = "ASSERTED") -> dict:
    return {"holder": holder, "target": target, "polarity": polarity, "modality": modality, "evidence": evidence,
            "confidence": 0.8}


def gold() -> dict:
    pairs = [("chad", "mali", "OPPOSE", "Chad condemned Mali."), ("mali", "niger", "SUPPORT", "It thanked Niger.")]
    return {"entities": [entity(n) for n in ("Chad", "Mali", "Niger", "Togo")],
            "required": [{"holder": h, "target": t, "polarity": p} for h, t, p, _ in pairs],
            "accepted": [{"holder": h, "target": t, "polarities": [p]} for h, t, p, _ in pairs],
            "claims": [{"holder": h, "target": t, "evidence": e} for h, t, _, e in pairs]}


def annotation(*claims: dict) -> dict:
    names = ("Chad", "Mali", "Niger", "Togo", "Benin")
    return {"entities": [entity(n, own=f"own-{n.lower()}") for n in names],
            "claims": [c | {end: "AUTHOR" if c[end] == "AUTHOR" else f"own-{c[end]}" for end in ("holder", "target")}
                       for c in claims]}


class WithScorer(unittest.TestCase):
    def setUp(self):
        if not SCORER.exists():
            self.skipTest(f"no {SCORER}: the scorer of articles is not here")
        self.scorer = gold_articles.load_scorer(SCORER)


class Claims(WithScorer):
    def test_are_right_where_the_pair_is_accepted_with_their_polarity(self):
        found = annotation(claim("chad", "mali", "OPPOSE"), claim("chad", "mali", "SUPPORT"), claim("togo", "mali", "OPPOSE"),
                           claim("mali", "niger", "OPPOSE", modality="NEGATED"))
        judged = gold_articles.judged_claims(self.scorer, gold(), found)
        self.assertEqual([right for _, right in judged], [True, False, False])

    def test_of_an_essay_are_required_and_accepted(self):
        sentence = Sentence("Chad condemned it.", names=[Name(0, 4, frozenset(["STATE"]))],
                            mentions=[Mention(0, 4, "chad", "NAME"), Mention(15, 17, "mali", "PRONOUN")],
                            claims=[Claim("chad", "mali", False, True, "ASSERTED", "AUTHOR"),
                                    Claim("mali", "chad", False, True, "NEGATED", "AUTHOR")])
        made = gold_articles.gold_of_essay(Passage("essays", "1", [sentence]))
        self.assertEqual(made["entities"], [entity("Chad")])
        self.assertEqual(made["required"], [{"holder": "chad", "target": "mali", "polarity": "OPPOSE"}])


class Linking(WithScorer):
    def test_asks_for_the_catalogue_id_of_actors_that_the_catalogue_names(self):
        names = CatalogueNames({key("Chad"): {"own-chad"}, key("Mali"): {"mali-of-the-catalogue"}}, {}, set())
        scores = gold_articles.linking(self.scorer, {"1": gold()}, {"1": annotation()}, names)
        self.assertEqual(scores, {"catalogue actors": 2.0, "right id": 0.5})

    def test_takes_bearers_of_the_golds_type_first(self):
        names = CatalogueNames({"georgia": {"georgia", "georgia-us"}}, {"georgia": "STATE", "georgia-us": "PLACE"}, set())
        self.assertEqual(names.bearers("Georgia", "STATE"), {"georgia"})
        self.assertEqual(names.bearers("Georgia", "ORG"), {"georgia", "georgia-us"})


class Errors(WithScorer):
    def kinds(self, *claims: dict, modalities=frozenset()) -> tuple[list[str], list[str]]:
        errors = PairErrors(self.scorer, gold(), annotation(*claims), set(modalities))
        return [e.kind for e in errors.wrong()], [e.kind for e in errors.missed()]

    def test_tell_what_the_gold_has_instead(self):
        for made, kind in ((claim("chad", "mali", "SUPPORT"), "wrong polarity"),
                           (claim("mali", "chad", "OPPOSE"), "wrong direction"),
                           (claim("benin", "mali", "OPPOSE"), "holder is no gold entity"),
                           (claim("mali", "benin", "OPPOSE"), "target is no gold entity"),
                           (claim("togo", "mali", "OPPOSE", "Chad condemned Mali."), "wrong holder in a right sentence"),
                           (claim("chad", "togo", "OPPOSE", "Chad condemned Mali."), "wrong target in a right sentence"),
                           (claim("AUTHOR", "mali", "OPPOSE", "Chad condemned Mali."), "author: another holds it"),
                           (claim("AUTHOR", "togo", "OPPOSE", "Nobody."), "author: no such stance"),
                           (claim("chad", "togo", "OPPOSE", "Nobody."), "no claim in this sentence")):
            with self.subTest(kind):
                self.assertEqual(self.kinds(made)[0], [kind])

    def test_tell_modality_by_the_annotators_claims(self):
        made = claim("chad", "togo", "OPPOSE", "Nobody.")
        wrong, _ = self.kinds(made, modalities=[(("chad", "togo"), "NEGATED")])
        self.assertEqual(wrong, ["modality: not asserted in the gold"])

    def test_tell_why_a_pair_is_missed(self):
        self.assertEqual(self.kinds()[1], ["both named in one sentence, not accepted", "not both named in one sentence"])
        self.assertEqual(self.kinds(claim("chad", "mali", "OPPOSE", modality="POSSIBLE"))[1][0],
                         "modality: given as not asserted")
        self.assertEqual(self.kinds(claim("mali", "chad", "OPPOSE"))[1][0], "wrong direction")

    def test_leave_out_what_is_right(self):
        self.assertEqual(self.kinds(claim("chad", "mali", "OPPOSE"), claim("mali", "niger", "SUPPORT")), ([], []))


class Manifest(unittest.TestCase):
    DESCRIPTION = {"files": {"x": "1"}, "temperatures": {"pair": 1.0}, "thresholds": {"pair": 0.5}, "calibration": {}}

    def test_version_changes_with_files_and_settings_alone(self):
        version = manifest.version(self.DESCRIPTION)
        self.assertEqual(len(version), 16)
        self.assertEqual(manifest.version(self.DESCRIPTION | {"data": {}}), version)
        for changed in ({"files": {"x": "2"}}, {"thresholds": {"pair": 0.6}}, {"temperatures": {"pair": 1.1}},
                        {"calibration": {"pair": {"x": [0.1], "y": [0.2]}}}):
            self.assertNotEqual(manifest.version(self.DESCRIPTION | changed), version)

    def test_what_is_written_carries_its_version(self):
        with tempfile.TemporaryDirectory() as folder:
            manifest.write(pathlib.Path(folder), self.DESCRIPTION | {"version": "old"})
            found = manifest.read(pathlib.Path(folder))
        self.assertEqual(found, self.DESCRIPTION | {"version": manifest.version(self.DESCRIPTION)})


class Boards(unittest.TestCase):
    def test_compare_marks_heads_that_lose_more_than_half_a_point(self):
        board = Board()
        board.add("pair", "dev", "int8", {"F1": 0.700, "best-threshold F1": 0.704, "P": 0.1})
        board.add("pair", "dev", "fp32", {"F1": 0.706, "best-threshold F1": 0.705, "P": 0.9})
        lines = board.compare("int8", "fp32").splitlines()[1:]
        self.assertEqual([("OVER" in line, line.split(", ")[-1]) for line in lines],
                         [(True, "F1"), (False, "best-threshold F1")])

    def test_tell_each_entry_at_once(self):
        log = io.StringIO()
        Board(log).add("pair", "dev", "int8", {"F1": 0.7, "P": 0.5})
        self.assertEqual(log.getvalue(), "int8: pair, dev: F1 0.700, P 0.500\n")

    def test_say_what_is_not_here(self):
        board = Board()
        board.not_here("labels", "ungd-dev")
        self.assertIn("| labels | ungd-dev | not here |", board.markdown())


if __name__ == "__main__":
    unittest.main()
