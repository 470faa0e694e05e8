"""Isotonic knots, the map that the annotator makes of them, and the choice of thresholds."""

import pathlib
import random
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from parallax_training import calibration, document_calibration, scores  # noqa: E402
from parallax_training.document_calibration import Point  # noqa: E402


def overconfident(count: int, seed: int = 1) -> list[tuple[float, bool]]:
    """Answers that are right half as often as they say."""
    chance = random.Random(seed)
    return [(confidence, chance.random() < confidence / 2) for confidence in (chance.random() for _ in range(count))]


class Knots(unittest.TestCase):
    def test_rise_in_both_directions(self):
        knots = calibration.isotonic_knots(overconfident(500))
        self.assertEqual(knots["x"], sorted(set(knots["x"])))
        self.assertEqual(knots["y"], sorted(knots["y"]))

    def test_are_few(self):
        rising = [(i / 1000, chance < i) for i in range(1000) for chance in (random.Random(i).randrange(1000),)]
        self.assertLessEqual(len(calibration.isotonic_knots(rising, least=1)["x"]), 12)

    def test_stand_for_a_dozen_answers_each(self):
        knots = calibration.isotonic_knots([(0.1, False)] * 30 + [(0.5, True)] * 30 + [(0.9, True)] * 2)
        self.assertEqual(len(knots["x"]), 2)
        self.assertEqual(knots["y"], [0.0, 1.0])

    def test_of_falling_answers_are_one_step_at_their_mean(self):
        self.assertEqual(calibration.isotonic_knots([(0.2, True)] * 20 + [(0.8, False)] * 20), {"x": [0.5], "y": [0.5]})

    def test_of_one_confidence_are_its_share_of_right_answers(self):
        self.assertEqual(calibration.isotonic_knots([(0.3, True), (0.3, False)] * 10), {"x": [0.3], "y": [0.5]})

    def test_of_nothing_are_no_map(self):
        self.assertEqual(calibration.isotonic_knots([]), {})

    def test_lower_the_calibration_error_of_other_answers(self):
        knots, others = calibration.isotonic_knots(overconfident(800)), overconfident(800, seed=2)
        mapped = [(calibration.calibrated(knots, c), right) for c, right in others]
        self.assertLess(scores.calibration_error(mapped), 0.5 * scores.calibration_error(others))


class Calibrated(unittest.TestCase):
    KNOTS = {"x": [0.2, 0.6], "y": [0.1, 0.5]}

    def test_is_linear_between_knots_and_flat_beyond_them(self):
        for raw, expected in ((0.0, 0.1), (0.2, 0.1), (0.4, 0.3), (0.6, 0.5), (1.0, 0.5)):
            self.assertAlmostEqual(calibration.calibrated(self.KNOTS, raw), expected)

    def test_without_a_map_nothing_changes(self):
        self.assertEqual(calibration.calibrated(None, 0.37), 0.37)

    def test_sigmoid_bears_any_logit(self):
        self.assertAlmostEqual(calibration.sigmoid(2.0, temperature=2.0), 0.7310586)
        self.assertEqual((calibration.sigmoid(-1e4), calibration.sigmoid(1e4)), (0.0, 1.0))


class Choice(unittest.TestCase):
    POINTS = [Point(0.2, 0.60, 0.5, 0.75, 90), Point(0.4, 0.55, 0.75, 0.43, 40), Point(0.6, 0.4, 0.9, 0.26, 12),
              Point(0.9, 0.02, 1.0, 0.01, 1)]

    def test_is_the_best_f1_with_the_precision_asked_for(self):
        self.assertEqual(document_calibration.choose(self.POINTS, 0.72).threshold, 0.4)

    def test_is_the_most_precise_where_none_has_it(self):
        self.assertEqual(document_calibration.choose(self.POINTS, 0.95).threshold, 0.6)

    def test_leaves_out_the_article_that_is_judged(self):
        by_article = {"a": [(0.5, True)] * 20, "b": [(0.5, False)] * 20}
        self.assertEqual(document_calibration.knots_without(by_article, "a")["y"], [0.0])
        self.assertEqual(document_calibration.knots_without(by_article, None)["y"], [0.5])


if __name__ == "__main__":
    unittest.main()
