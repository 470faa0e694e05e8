#!/usr/bin/env python3
"""Tests of the lexicon's files. Run: python3 -m unittest discover -s tests/lexicon -p '*_test.py'"""
import collections
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEXICON = ROOT / "lexicon"
LABELS = pathlib.Path(os.environ.get("PARALLAX_LABELS", ROOT.parent / "shared" / "labels"))
PROBE = ROOT / "build" / "dev" / "bin" / "stance_probe"
COLUMNS = {"attributions.tsv": 2, "compounds.tsv": 5, "controls.tsv": 5, "evaluations.tsv": 3, "frames.tsv": 7,
           "function_words.tsv": 2, "sources.tsv": 2, "verbs.tsv": 4, "weights.tsv": 2}


def rows(name):
    """(line number, fields) of each entry."""
    with open(LEXICON / name, encoding="utf8") as lines:
        return [(i, line.rstrip("\n").split("\t")) for i, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]


class LexiconFiles(unittest.TestCase):
    def test_every_file_is_known_and_explains_itself(self):
        self.assertEqual({p.name for p in LEXICON.glob("*.tsv")}, set(COLUMNS))
        for name in COLUMNS:
            self.assertTrue((LEXICON / name).read_text("utf8").startswith("# "), name)

    def test_every_line_has_its_columns(self):
        for name, columns in COLUMNS.items():
            for number, fields in rows(name):
                self.assertEqual(len(fields), columns, f"{name}:{number}")
                self.assertTrue(all(f == f.strip() and f for f in fields), f"{name}:{number}")

    def test_frames_are_well_formed(self):
        for number, (cue, pos, slots, polarity, kind, confidence, support) in rows("frames.tsv"):
            where = f"frames.tsv:{number}"
            self.assertIn(pos, ("v", "n", "a"), where)
            self.assertIn(polarity, ("SUPPORT", "OPPOSE"), where)
            self.assertIn(kind, ("action", "attitude"), where)
            self.assertTrue(0 <= float(confidence) <= 1, where)
            self.assertRegex(slots, r"^([a-z]+(<>|>)[a-z]+|[a-z]+&)$", where)
            self.assertRegex(support, r"^(-|\d+/\d+)$", where)
            self.assertEqual(cue, cue.lower(), where)

    def test_roles_fit_the_part_of_speech(self):
        for number, (_, pos, slots, *_) in rows("frames.tsv"):
            roles = set(slots.replace("<>", ">").rstrip("&").split(">"))
            wrong = {"v": {"agent", "self", "poss"}, "n": {"subj", "obj"}, "a": {"subj", "obj", "agent", "poss"}}[pos]
            self.assertFalse(roles & wrong, f"frames.tsv:{number}")

    def test_no_frame_stands_twice(self):
        seen = collections.Counter(tuple(fields[:4]) for _, fields in rows("frames.tsv"))
        self.assertEqual([k for k, n in seen.items() if n > 1], [])

    def test_no_frame_contradicts_another(self):
        polarities = collections.defaultdict(list)
        for _, fields in rows("frames.tsv"):
            polarities[tuple(fields[:3])].append(fields[3])
        self.assertEqual([k for k, values in polarities.items() if len(values) > 1], [])

    def test_verbs_of_frames_are_known_verbs(self):
        verbs = {fields[0] for _, fields in rows("verbs.tsv")}
        for number, (cue, pos, *_) in rows("frames.tsv"):
            if pos == "v" and cue != "*":
                self.assertIn(cue.split(" ")[0], verbs, f"frames.tsv:{number}")

    def test_no_word_stands_twice(self):
        for name, key in (("verbs.tsv", 0), ("weights.tsv", 0)):
            seen = collections.Counter(fields[key] for _, fields in rows(name))
            self.assertEqual([k for k, n in seen.items() if n > 1], [], name)
        for name, column in (("compounds.tsv", 0), ("evaluations.tsv", 0), ("function_words.tsv", 1)):
            seen = collections.Counter(w for _, fields in rows(name) for w in fields[column].split(" "))
            self.assertEqual([k for k, n in seen.items() if n > 1], [], name)


class FittedNumbers(unittest.TestCase):
    def test_labels_give_the_numbers_in_the_files(self):
        if not LABELS.is_dir():
            self.skipTest(f"no labels at {LABELS}")
        if not PROBE.exists():
            self.skipTest(f"{PROBE} is not built (ninja -C build/dev stance_probe)")
        run = subprocess.run([sys.executable, str(LEXICON / "build.py"), "--check", "--labels", str(LABELS), "--probe",
                              str(PROBE)], capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)


if __name__ == "__main__":
    unittest.main()
