"""PolNeAR's standoff marks, and whether a quotation is given to its speaker."""

import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from parallax_training import attribution  # noqa: E402
from parallax_training.attribution import Article, AttributionScorer, Marks  # noqa: E402

TEXT = "“We won,” Ada Byron said. “And how.” She was glad. Others doubt it."
STANDOFF = """T1\tSource 10 19\tAda Byron
T2\tCue 20 24\tsaid
T3\tContent 0 9;26 36\t“We won,” “And how.”
E1\tAttribution:T9 Content:T3 Cue:T2 Source:T1
T4\tSource 51 57\tOthers
T5\tContent 64 66\tit
E2\tSource:T4 Content:T5
"""


def span(begin: int, end: int) -> dict:
    return {"begin": len(TEXT[:begin].encode()), "end": len(TEXT[:end].encode())}


def annotation(source: dict, entity: str, content: dict) -> dict:
    return {"document": {"body": TEXT},
            "mentions": [{"span": span(10, 19), "entity_id": "ada"}, {"span": span(51, 57), "entity_id": "others"}],
            "entities": [{"id": "ada", "name": "Ada Byron", "surfaces": ["Ada Byron"]},
                         {"id": "others", "name": "Others", "surfaces": ["Others"]}],
            "attributions": [{"source": source, "content": content, "voice": {"entity_id": entity, "surface": ""}}]}


NOWHERE = {"begin": 0, "end": 0}


class Standoff(unittest.TestCase):
    def test_joins_parts_and_keeps_every_stretch(self):
        self.assertEqual(attribution.read_standoff(STANDOFF),
                         [Marks([(10, 19)], [(0, 9), (26, 36)]), Marks([(51, 57)], [(64, 66)])])

    def test_tells_direct_quotations_by_their_marks(self):
        direct, indirect = attribution.read_standoff(STANDOFF)
        self.assertTrue(attribution.is_direct(TEXT, direct))
        self.assertFalse(attribution.is_direct(TEXT, indirect))


class Speakers(unittest.TestCase):
    def right(self, *parts) -> bool:
        gold = attribution.read_standoff(STANDOFF)[0]
        return attribution.has_right_speaker(TEXT, gold, attribution.system_marks(annotation(*parts), TEXT))

    def test_are_right_by_their_source(self):
        self.assertTrue(self.right(span(14, 19), "", span(0, 36)))

    def test_are_right_by_another_mention_of_the_entity_that_speaks(self):
        self.assertTrue(self.right(NOWHERE, "ada", span(0, 36)))

    def test_are_wrong_by_another_entity(self):
        self.assertFalse(self.right(span(51, 57), "others", span(0, 36)))

    def test_of_less_than_half_of_the_quotation_are_wrong(self):
        self.assertFalse(self.right(span(10, 19), "ada", span(1, 4)))


class Scores(unittest.TestCase):
    def test_count_words_of_sources_and_contents(self):
        scorer = AttributionScorer()
        scorer.add(Article("1", TEXT, attribution.read_standoff(STANDOFF)), annotation(span(10, 19), "ada", span(0, 36)))
        scores = scorer.scores()
        self.assertEqual((scores["direct quotations"], scores["right speaker"]), (1.0, 1.0))
        self.assertEqual((scores["source word P"], scores["source word R"]), (1.0, 2 / 3))
        # Given: We won Ada Byron said And how; wanted: We won And how it.
        self.assertEqual((scores["content word P"], scores["content word R"]), (4 / 7, 4 / 5))


if __name__ == "__main__":
    unittest.main()
