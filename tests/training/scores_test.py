"""Scores against worked examples: classes, calibration error, coreference."""

import importlib.util
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from parallax_training import coreference_scores, scores  # noqa: E402

# The worked example of Pradhan et al. 2014: the response breaks and joins clusters and adds two mentions.
KEY = [{"a", "b", "c"}, {"d", "e", "f", "g"}]
RESPONSE = [{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}]


class Scores(unittest.TestCase):
    def test_f1_of_nothing_given_is_zero(self):
        self.assertEqual(scores.f1(0, 0, 4), (0.0, 0.0, 0.0))

    def test_f1_is_the_harmonic_mean_of_precision_and_recall(self):
        self.assertEqual(scores.set_f1({1, 2, 3, 4}, {3, 4}), (2 / 3, 0.5, 1.0))

    def test_macro_f1_counts_only_classes_that_are_wanted(self):
        accuracy, macro = scores.accuracy_and_macro(["x", "y", "z", "y"], ["x", "y", "y", "y"])
        self.assertEqual(accuracy, 0.75)
        self.assertAlmostEqual(macro, (1.0 + 0.8) / 2)

    def test_majority_is_the_commonest_answer_for_every_question(self):
        self.assertEqual(scores.majority([1, 0, 1]), [1, 1, 1])
        self.assertEqual(scores.majority([]), [])

    def test_calibration_error_is_zero_where_confidence_is_the_share_of_right_answers(self):
        self.assertAlmostEqual(scores.calibration_error([(0.5, True), (0.5, False)] * 10), 0.0)

    def test_calibration_error_is_the_gap_where_all_are_wrong(self):
        self.assertAlmostEqual(scores.calibration_error([(0.8, False)] * 30), 0.8)
        self.assertAlmostEqual(scores.calibration_error([(0.8, False)] * 3), 0.8)


class Coreference(unittest.TestCase):
    def setUp(self):
        if importlib.util.find_spec("scipy") is None:
            self.skipTest("no scipy here: CEAFe matches clusters with it")

    def scored(self, given, wanted):
        scorer = coreference_scores.CoreferenceScorer()
        scorer.add(given, wanted)
        return scorer

    def test_agrees_with_the_reference_implementation_on_its_worked_example(self):
        scorer = self.scored(RESPONSE, KEY)
        for measure, expected in ((scorer.muc, (0.40, 0.40, 0.40)), (scorer.b3, (0.4545, 0.50, 0.4167)),
                                  (scorer.ceafe, (0.52, 0.4333, 0.65))):
            for value, known in zip(measure.scores(), expected):
                self.assertAlmostEqual(value, known, places=4)

    def test_the_same_clusters_score_one(self):
        self.assertEqual(set(self.scored(KEY, KEY).scores().values()), {1.0})

    def test_mentions_alone_have_no_links_to_score(self):
        scorer = self.scored([{"a"}, {"b"}], [{"a"}, {"b"}])
        self.assertEqual(scorer.muc.scores()[0], 0.0)
        self.assertEqual(scorer.b3.scores()[0], 1.0)

    def test_documents_add_up(self):
        scorer = self.scored(KEY, KEY)
        scorer.add([], KEY)
        self.assertAlmostEqual(scorer.muc.scores()[2], 0.5)
        self.assertAlmostEqual(scorer.ceafe.scores()[2], 0.5)


if __name__ == "__main__":
    unittest.main()
