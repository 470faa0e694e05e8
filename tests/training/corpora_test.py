"""What trains is free to train: the manifest against the sources' licence classes, and the shipped models against both."""

import json
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "training"))

from parallax_training import corpora  # noqa: E402


def source_classes() -> dict[str, str]:
    """Class by set, as the table of sources gives it (the last column of a row that names a set first)."""
    classes = {}
    for line in (SHARED / "data" / "SOURCES.md").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"\| `([\w-]+)`.*\| ([\w?]+(?:-SA)?)\b[^|]*\|$", line):
            classes[match.group(1)] = match.group(2)
    return classes


class Corpora(unittest.TestCase):
    def test_only_sets_of_class_t_train(self):
        self.assertEqual({c.licence_class for c in corpora.for_training()}, {"T"})

    def test_a_set_of_another_class_is_refused(self):
        allowed = corpora.TRAIN
        try:
            corpora.TRAIN = (*allowed, corpora.Corpus("polnear", "data/polnear/x", "E", lambda path: iter(())))
            with self.assertRaisesRegex(ValueError, "polnear: class E"):
                corpora.for_training()
        finally:
            corpora.TRAIN = allowed

    def test_no_development_file_trains(self):
        held_out = corpora.DEVELOPMENT + corpora.MEASUREMENT
        self.assertFalse({c.path for c in corpora.TRAIN} & {c.path for c in held_out if "gum" not in c.path})

    def test_the_manifest_says_what_the_table_of_sources_says(self):
        if not SHARED.is_dir():
            self.skipTest(f"no {SHARED}: the table of sources is not here")
        classes = source_classes()
        for corpus in corpora.TRAIN + corpora.DEVELOPMENT + corpora.MEASUREMENT:
            kind, folder = pathlib.PurePath(corpus.path).parts[:2]
            if kind == "data":
                self.assertEqual(classes.get(folder), corpus.licence_class, corpus.path)

    def test_shipped_models_learned_from_nothing_else(self):
        allowed = {c.name for c in corpora.for_training()}
        for description in (ROOT / "models").glob("*/model.json"):
            self.assertLessEqual(set(json.loads(description.read_text())["data"]), allowed, str(description))


if __name__ == "__main__":
    unittest.main()
