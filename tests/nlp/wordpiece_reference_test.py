"""The wordpiece tokenizer makes the ids that huggingface/tokenizers makes: every code point, real sentences, noise.

Vocabularies are those of models/*/vocab.txt, and the files in PARALLAX_VOCABULARIES (parted by colons).
"""

import glob
import io
import lzma
import os
import pathlib
import random
import subprocess
import sys
import tarfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
SEPARATOR = "\x1e"
SEED = 20240817
sys.path.insert(0, str(ROOT / ".deps" / "python"))

try:
    import tokenizers
except ImportError:
    tokenizers = None


def vocabularies():
    extra = [path for path in os.environ.get("PARALLAX_VOCABULARIES", "").split(":") if path]
    return sorted(glob.glob(str(ROOT / "models" / "*" / "vocab.txt"))) + extra


def reference(path):
    """The tokenizer of the vocabulary, and the id of what it does not know."""
    pieces = pathlib.Path(path).read_text(encoding="utf-8").removesuffix("\n").split("\n")
    vocabulary = {piece: i for i, piece in enumerate(pieces)}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordPiece(
        vocabulary, unk_token="[UNK]", continuing_subword_prefix="##", max_input_chars_per_word=100))
    tokenizer.normalizer = tokenizers.normalizers.BertNormalizer(
        clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True)
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return tokenizer, vocabulary["[UNK]"]


def gmb_sentences(count):
    sentences, words = [], []
    with lzma.open(SHARED / "gmb" / "ner_dataset.csv.xz", "rt", encoding="cp1252", errors="replace") as table:
        for line in table:
            sentence, word = line.split(",", 1)
            if sentence.startswith("Sentence:"):
                sentences.append(" ".join(words))
                words = []
                if len(sentences) > count:
                    break
            words.append(word.rsplit(",", 2)[0])
    return sentences


def debate_lines(count):
    lines = []
    with tarfile.open(SHARED / "un-general-debate" / "ungdc-1991-2023.tar.xz") as archive:
        for member in archive:
            if member.isfile() and member.name.endswith(".txt"):
                text = io.TextIOWrapper(archive.extractfile(member), encoding="utf-8", errors="replace").read()
                lines += [line for line in text.splitlines() if line.strip()][:40]
            if len(lines) > count:
                return lines[:count]
    return lines


def noise(count, chance):
    ranges = [(0x20, 0x7E), (0x20, 0x7E), (0x61, 0x7A), (0x61, 0x7A), (0xA0, 0x17F), (0x300, 0x36F), (0x370, 0x3FF),
              (0x400, 0x52F), (0x590, 0x6FF), (0x900, 0x97F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF),
              (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE00, 0xFE0F),
              (0x1F300, 0x1F64F), (0x1D160, 0x1D16F), (0x0, 0x1D)]
    lines = []
    for _ in range(count):
        kinds = chance.sample(ranges, 4)
        lines.append("".join(chr(chance.randint(*chance.choice(kinds))) + " " * (chance.random() < 0.15)
                             for _ in range(chance.randint(0, 120))))
    return lines


def code_points():
    points = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF and chr(c) != SEPARATOR]
    return [f"a{chr(c)}b {chr(c)}" for c in points]


@unittest.skipIf(tokenizers is None, "the package tokenizers is not there; scripts/setup.sh fetches it")
class WordPieceReference(unittest.TestCase):
    def setUp(self):
        if not vocabularies():
            self.skipTest("no vocabulary in models/")

    def check(self, lines):
        for path in vocabularies():
            tokenizer, unknown = reference(path)
            text = SEPARATOR.join(lines).encode()
            run = subprocess.run([os.environ["PARALLAX_WORDPIECE_IDS"], path, str(unknown)], input=text,
                                 stdout=subprocess.PIPE, check=True)
            got = [[int(i) for i in line.split()] for line in run.stdout.decode().removesuffix("\n").split("\n")]
            self.assertEqual(len(got), len(lines))
            expected = [e.ids for e in tokenizer.encode_batch_fast(lines, add_special_tokens=False)]
            wrong = [(line, e, g) for line, e, g in zip(lines, expected, got) if e != g]
            self.assertEqual(wrong[:20], [], f"{len(wrong)} of {len(lines)} lines with {path}")

    @unittest.skipUnless((SHARED / "gmb").exists(), "the shared GMB table is not there")
    def test_news_sentences(self):
        self.check(gmb_sentences(20000))

    @unittest.skipUnless((SHARED / "un-general-debate").exists(), "the shared debates are not there")
    def test_speeches(self):
        self.check(debate_lines(5000))

    def test_noise(self):
        print("seed", SEED)
        self.check(noise(4000, random.Random(SEED)))

    def test_every_code_point(self):
        points = code_points()
        for begin in range(0, len(points), 200000):
            self.check(points[begin:begin + 200000])


if __name__ == "__main__":
    unittest.main()
