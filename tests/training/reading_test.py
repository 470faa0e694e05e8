"""Chains of mentions by a network's scores; temperatures. Skipped without torch and its company."""

import importlib.util
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

MISSING = [m for m in ("torch", "tokenizers", "transformers") if importlib.util.find_spec(m) is None]
if not MISSING:
    import torch

    from parallax_training import reading, temperatures
    from parallax_training.passages import Mention, Passage, Sentence
    from parallax_training.windows import Tokenizer

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ada", "byron", "met", "bob", ".", "she", "he", "left"]


class FixedNetwork:
    """Scores every candidate alike; hidden vectors say nothing."""

    def __init__(self, score: float):
        self._score = score

    def read(self, ids, shapes, mask):
        return torch.zeros(*ids.shape, 4), torch.zeros(*ids.shape, 15), torch.zeros(*ids.shape, 5)

    def antecedent(self, rows):
        return torch.full((len(rows), 1), self._score)


@unittest.skipIf(MISSING, f"not importable: {', '.join(MISSING)}")
class Chains(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = pathlib.Path(folder.name) / "vocab.txt"
        path.write_text("\n".join(WORDS) + "\n")
        self.tokenizer = Tokenizer(str(path))
        first = Sentence("Ada Byron met Bob.", mentions=[Mention(0, 9, "a", "NAME"), Mention(14, 17, "b", "NAME")])
        second = Sentence("She left Byron.", mentions=[Mention(0, 3, "a", "PRONOUN"), Mention(9, 14, "a", "NAME")])
        self.passage = Passage("gum", "1", [first, second])

    def chains(self, found) -> list[list[tuple[int, int, int]]]:
        return sorted(sorted(chain) for chain in found)

    def test_follow_the_best_candidate_and_the_last_words_of_names(self):
        found = self.chains(reading.chains(FixedNetwork(1.0), self.passage, self.tokenizer))
        # Of equal scores the nearest candidate stays.
        self.assertEqual(found, [[(0, 0, 9), (1, 9, 14)], [(0, 14, 17), (1, 0, 3)]])

    def test_leave_alone_what_no_candidate_beats_none_for(self):
        found = self.chains(reading.chains(FixedNetwork(-1.0), self.passage, self.tokenizer))
        self.assertEqual(found, [[(0, 0, 9), (1, 9, 14)], [(0, 14, 17)], [(1, 0, 3)]])

    def test_same_names_are_one_or_end_alike(self):
        for one, other, same in (("Ada Byron", "Byron", True), ("the Taliban", "Taliban", True),
                                 ("Ada Byron", "Ada", False), ("Chad", "Mali", False)):
            self.assertEqual(reading.same_name(one, other), same, (one, other))


@unittest.skipIf(MISSING, f"not importable: {', '.join(MISSING)}")
class Temperatures(unittest.TestCase):
    def test_find_the_factor_that_logits_are_too_large_by(self):
        torch.manual_seed(1)
        logits = torch.randn(20000, 2) * 2
        bits = torch.rand(20000, 2) < torch.sigmoid(logits)
        self.assertAlmostEqual(temperatures.of_bits(logits * 3, bits), 3.0, delta=0.15)

    def test_of_classes_likewise(self):
        torch.manual_seed(1)
        logits = torch.randn(20000, 3)
        classes = torch.distributions.Categorical(logits=logits).sample()
        self.assertAlmostEqual(temperatures.of_classes(logits * 2, classes), 2.0, delta=0.15)


if __name__ == "__main__":
    unittest.main()
