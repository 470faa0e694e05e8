"""The engines of the real annotator: the shipped model, the rules, and a model that is not there."""
import json
import pathlib
import subprocess
import tempfile
import unittest

from services import BINARIES, ROOT, Service

SAMPLES = ROOT / "samples" / "articles"


class Annotator:
    """One nlp that leases nothing."""

    def __init__(self, folder, *flags):
        self.service = Service("nlp", folder, [
            "--ingest=", f"--catalogue={ROOT / 'catalogue'},{ROOT / 'samples' / 'catalogue.jsonl'}",
            f"--lexicon={ROOT / 'lexicon'}", *flags]).start()

    def annotate(self, *arguments):
        return subprocess.run([BINARIES / "parallaxctl", f"--nlp={self.service.address}", "annotate", *arguments],
                              capture_output=True, text=True, check=True).stdout

    def annotations(self, *arguments):
        return [json.loads(line) for line in self.annotate("--format=json", *arguments).splitlines()]


class EnginesTest(unittest.TestCase):
    def start(self, *flags):
        folder = tempfile.TemporaryDirectory(prefix="parallax-engines-")
        self.addCleanup(folder.cleanup)
        annotator = Annotator(folder.name, *flags)
        self.addCleanup(annotator.service.stop)
        return annotator

    def test_the_shipped_model_answers_and_explains_and_the_rules_do_on_request(self):
        if not (ROOT / "models" / "accurate" / "model.json").exists():
            self.skipTest("no models/accurate")
        annotator = self.start(f"--models={ROOT / 'models'}")
        version = json.loads((ROOT / "models" / "accurate" / "model.json").read_text())["version"]
        learned = annotator.annotations(SAMPLES)
        for annotation in learned:
            self.assertEqual(annotation["engine"]["name"], "accurate")
            self.assertEqual(annotation["engine"]["version"], version)
            self.assertFalse(annotation.get("degraded"))
        self.assertGreater(sum(len(a.get("claims", [])) for a in learned), len(learned), "a claim an article at least")
        self.assertEqual(learned, annotator.annotations(SAMPLES), "the same again")
        explained = annotator.annotate("--explain", *sorted(SAMPLES.glob("0*.txt")))
        self.assertIn("head:pair", explained)
        self.assertLessEqual(max(map(len, explained.splitlines())), 80)
        by_rules = annotator.annotations("--model=rules", SAMPLES)
        self.assertEqual({a["engine"]["name"] for a in by_rules}, {"rules"})

    def test_the_rules_answer_for_a_model_that_is_not_there_and_say_so(self):
        with tempfile.TemporaryDirectory() as empty:
            annotator = self.start(f"--models={empty}", "--model=accurate")
            (annotation,) = annotator.annotations(next(SAMPLES.glob("01*.txt")))
        self.assertTrue(annotation["degraded"])
        self.assertEqual(annotation["engine"]["name"], "rules")
        self.assertIn(f"{empty}/accurate", annotator.service.log_tail())

    def test_a_damaged_model_is_named_and_the_rules_answer(self):
        with tempfile.TemporaryDirectory() as folder:
            damaged = pathlib.Path(folder) / "accurate"
            damaged.mkdir()
            (damaged / "model.json").write_text("{}")
            annotator = self.start(f"--models={folder}", "--model=accurate")
            (annotation,) = annotator.annotations(next(SAMPLES.glob("01*.txt")))
        self.assertTrue(annotation["degraded"])
        self.assertIn("model.json", annotator.service.log_tail())


if __name__ == "__main__":
    unittest.main()
