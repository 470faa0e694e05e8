"""Names and mentions by span, and the way from an annotation's bytes to a passage's sentences."""

import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from parallax_training import name_readers, served, spans  # noqa: E402
from parallax_training.alignment import Alignment  # noqa: E402
from parallax_training.passages import Claim, Mention, Name, Passage, Sentence  # noqa: E402
from parallax_training.spans import Span  # noqa: E402

LOCATION = frozenset(["PLACE", "STATE"])


def passage() -> Passage:
    first = Sentence("Chad and Mali met.", names=[Name(0, 4, LOCATION), Name(9, 13, LOCATION)],
                     mentions=[Mention(0, 4, "chad", "NAME"), Mention(9, 13, "mali", "NAME")],
                     claims=[Claim("chad", "mali", True, False, "ASSERTED", "AUTHOR")])
    second = Sentence("The French left.", names=[])
    return Passage("worldwide", "1", [first, second])


def body_span(body: str, words: str) -> dict:
    begin = len(body[:body.index(words)].encode())
    return {"begin": begin, "end": begin + len(words.encode())}


class NameScores(unittest.TestCase):
    def test_types_meet_at_the_coarse_kinds_that_the_sets_have(self):
        found = {Span(0, 0, 0, 4, "STATE"), Span(0, 0, 9, 13, "PERSON")}
        scores = spans.name_scores([passage()], found, set())
        self.assertEqual((scores["P"], scores["R"], scores["PER F1"]), (0.5, 0.5, 0.0))

    def test_a_demonym_that_the_source_does_not_mark_counts_for_nothing(self):
        found = {Span(0, 0, 0, 4, "STATE"), Span(0, 0, 9, 13, "STATE"), Span(0, 1, 4, 10, "STATE")}
        self.assertEqual(spans.name_scores([passage()], found, {"French"})["F1"], 1.0)
        self.assertLess(spans.name_scores([passage()], found, set())["P"], 1.0)

    def test_kinds_that_the_sets_lack_are_left_out(self):
        found = {Span(0, 0, 0, 4, "STATE"), Span(0, 0, 9, 13, "STATE"), Span(0, 1, 4, 10, "GROUP")}
        self.assertEqual(spans.name_scores([passage()], found, set())["P"], 1.0)


class Sentences(unittest.TestCase):
    def test_end_at_marks_and_their_closing_quotes(self):
        words = 'He said : " Go . " They left .'.split()
        self.assertEqual([w for w, _ in name_readers._sentences(words, ["O"] * len(words))],
                         [words[:7], words[7:]])


class Rendering(unittest.TestCase):
    def test_leads_back_to_the_sentence_where_the_body_lacks_lines_and_has_wide_letters(self):
        source = Passage("worldwide", "1", [Sentence("Advertisement."), Sentence("“Né” met Chad."), Sentence("Mali left.")])
        rendered = served.RenderedPassage(source)
        body = "“Né”  met\nChad.\n\nMali left."
        rendered.read({"document": {"body": body}})
        self.assertEqual(rendered.place(body_span(body, "Chad")), (1, 9, 13))
        self.assertEqual(rendered.place(body_span(body, "Mali")), (2, 0, 4))

    def test_gives_an_essay_its_title(self):
        source = Passage("essays", "1", [Sentence("A title"), Sentence("One."), Sentence("Two.")])
        self.assertEqual(served.RenderedPassage(source).text, "A title\n\nOne. Two.")

    def test_has_no_place_for_what_was_not_sent(self):
        alignment = Alignment("Chad added words", "Chad")
        self.assertIsNone(alignment.span(5, 10))
        self.assertEqual(alignment.span(0, 10), (0, 4))


class ClaimKeys(unittest.TestCase):
    def annotation(self, holder: str, target: str, polarity: str) -> dict:
        body = "Chad and Mali met. The French left."
        evidence = {"span": body_span(body, "Chad and Mali met."), "holder": body_span(body, holder),
                    "target": body_span(body, target)}
        claim = {"holder_id": "x", "polarity": f"POLARITY_{polarity}", "modality": "MODALITY_ASSERTED",
                 "evidence": [evidence]}
        return {"document": {"body": body}, "claims": [claim]}

    def keys(self, *claim: str):
        return served.claim_keys([self.annotation(*claim)], [served.RenderedPassage(passage())], [passage()])

    def test_name_labelled_entities_by_where_they_stand(self):
        given, wanted = self.keys("Chad", "Mali", "SUPPORT")
        self.assertEqual(given, wanted)

    def test_mixed_is_both_polarities(self):
        given, wanted = self.keys("Chad", "Mali", "MIXED")
        self.assertEqual(len(given), 2)
        self.assertLess(wanted, given)

    def test_actors_without_a_label_are_wrong(self):
        given, wanted = self.keys("French", "Mali", "SUPPORT")
        self.assertFalse(given & wanted)
        self.assertEqual(len(given), 1)


if __name__ == "__main__":
    unittest.main()
