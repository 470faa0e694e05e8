"""Follows articles through the three real programs, from a file to the stance matrix."""
import collections
import json
import pathlib
import tempfile
import unittest

from services import BINARIES, ROOT, Pipeline

SAMPLES = ROOT / "samples"
SAMPLE_COUNT = len(list((SAMPLES / "articles").glob("*.txt")))


class PipelineTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="parallax-pipeline-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.pipeline = Pipeline(cls.folder.name)
        cls.addClassCleanup(cls.pipeline.stop)
        # Published before nlp and query are up: must be annotated when they come up.
        cls.pipeline.ingest.start()
        cls.receipts = cls.pipeline.ctl_json_lines("publish", "--receipts", SAMPLES / "articles", SAMPLES / "feed.jsonl")
        cls.pipeline.query.start()
        cls.pipeline.start_nlp()
        cls.pipeline.ctl("wait")
        cls.claims = cls.pipeline.ctl_json("claims", "--limit=100000")["claims"]

    def receipt_counts(self, receipts):
        return collections.Counter(r["status"].removeprefix("RECEIPT_STATUS_") for r in receipts if "status" in r)

    def test_every_article_gets_one_receipt(self):
        counts = self.receipt_counts(self.receipts)
        self.assertEqual(counts["ACCEPTED"], SAMPLE_COUNT + 2)
        self.assertEqual(counts["REVISION"], 1, "the feed repeats one URL with another text")

    def test_publishing_again_changes_nothing(self):
        before = self.pipeline.ctl_json("status")
        receipts = self.pipeline.ctl_json_lines("publish", "--receipts", SAMPLES / "articles")
        self.assertEqual(self.receipt_counts(receipts), {"DUPLICATE": SAMPLE_COUNT})
        after = self.pipeline.ctl_json("status")
        self.assertEqual(before["ingest"]["status"]["revision_count"], after["ingest"]["status"]["revision_count"])

    def test_the_view_holds_each_article_once(self):
        articles = self.pipeline.ctl_json("search", "--limit=1000")["articles"]
        ids = [article["article_id"] for article in articles]
        self.assertEqual(len(ids), SAMPLE_COUNT + 2)
        self.assertEqual(len(ids), len(set(ids)))
        revised = [article for article in articles if article["revision"] == 2]
        self.assertEqual(len(revised), 1)

    def test_claims_show_their_sentence(self):
        self.assertGreater(len(self.claims), 40)
        bodies = {}
        for record in self.claims:
            article = record["article_id"]
            if article not in bodies:
                body = self.pipeline.ctl_json("article", article)["annotation"]["document"]["body"]
                bodies[article] = body.encode()
            for evidence in record["claim"]["evidence"]:
                span = evidence["span"]
                sentence = bodies[article][span.get("begin", 0):span["end"]].decode()
                self.assertEqual(sentence, evidence["text"])

    def test_claims_have_their_own_ids(self):
        ids = [record["claim"]["id"] for record in self.claims]
        self.assertEqual(len(ids), len(set(ids)))

    def test_cells_of_the_matrix_count_their_claims(self):
        matrix = self.pipeline.ctl_json("matrix", "--max-holders=200", "--max-targets=200")
        counted = collections.Counter()
        for record in self.claims:
            claim = record["claim"]
            if claim["modality"] == "MODALITY_ASSERTED":
                counted[record["holder"]["id"], record["target"]["id"], claim["polarity"]] += 1
        shown = collections.Counter()
        for cell in matrix["cells"]:
            pair = cell["holder"]["id"], cell["target"]["id"]
            for field, polarity in (("support_count", "POLARITY_SUPPORT"), ("oppose_count", "POLARITY_OPPOSE"),
                                    ("mixed_count", "POLARITY_MIXED")):
                if int(cell.get(field, 0)):
                    shown[(*pair, polarity)] = int(cell[field])
        self.assertEqual(shown, counted)

    def test_the_same_group_looks_different_from_different_outlets(self):
        front = [r for r in self.claims if r["target"]["id"] == "free-kelmora-front"]
        polarities = {r["claim"]["polarity"] for r in front}
        self.assertIn("POLARITY_SUPPORT", polarities)
        self.assertIn("POLARITY_OPPOSE", polarities)

    def test_a_watch_from_the_start_sees_every_current_claim(self):
        logged = self.pipeline.ctl_json("status")["query"]["status"]["change_sequence"]
        changes = self.pipeline.ctl_json_lines("watch", "--from-start", f"--limit={logged}")
        current = set()
        for change in changes:
            if "added" in change:
                current.add(change["added"]["claim"]["id"])
            elif "removed" in change:
                current.discard(change["removed"]["claim"]["id"])
        self.assertEqual(current, {record["claim"]["id"] for record in self.claims})

    def test_replaying_the_log_leaves_the_view_as_it_is(self):
        before = self.pipeline.digest()
        self.pipeline.ctl("replay", "--all")
        self.pipeline.ctl("wait")
        self.assertEqual(self.pipeline.digest(), before)

    def test_annotating_stores_nothing(self):
        before = self.pipeline.ctl_json("status")["query"]["status"]["article_count"]
        done = self.pipeline.ctl("annotate", "--format=eval", "-", input="Tezkhara condemned the Free Kelmora Front.")
        annotation = json.loads(done.stdout)
        self.assertEqual(annotation["claims"][0]["polarity"], "OPPOSE")
        self.assertEqual(self.pipeline.ctl_json("status")["query"]["status"]["article_count"], before)


class ProgramTest(unittest.TestCase):
    def test_bad_articles_are_refused_with_file_and_reason_and_the_rest_is_kept(self):
        with tempfile.TemporaryDirectory(prefix="parallax-bad-") as folder:
            pipeline = Pipeline(folder)
            pipeline.ingest.start()
            articles = pathlib.Path(folder) / "articles"
            articles.mkdir()
            (articles / "empty.txt").write_text("")
            (articles / "huge.txt").write_text("word " * 250_000)
            (articles / "good.txt").write_text("Ostrevia welcomed the ceasefire. It praised Tezkhara.")
            (articles / "broken.json").write_text('{"text": ')
            done = pipeline.ctl("publish", articles, check=False)
            status = pipeline.ctl("--json", "status", check=False)
            pipeline.ingest.stop()
            self.assertEqual(done.returncode, 1)
            for name in ("empty.txt", "huge.txt", "broken.json"):
                self.assertIn(name, done.stdout + done.stderr)
            self.assertEqual(json.loads(status.stdout)["ingest"]["status"]["article_count"], "1")

    def test_programs_end_cleanly_on_sigterm(self):
        with tempfile.TemporaryDirectory(prefix="parallax-sigterm-") as folder:
            pipeline = Pipeline(folder).start()
            self.assertEqual(pipeline.stop(), [0, 0, 0])

    def test_a_dead_service_is_named_and_the_exit_code_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            pipeline = Pipeline(folder)
            pipeline.ingest.port = pipeline.query.port = pipeline.nlp.port = 1  # nothing listens there
            done = pipeline.ctl("matrix", check=False)
            self.assertEqual(done.returncode, 3)
            self.assertIn("127.0.0.1:1", done.stderr)

    def test_a_data_folder_in_use_is_refused_in_words(self):
        with tempfile.TemporaryDirectory(prefix="parallax-lock-") as folder:
            pipeline = Pipeline(folder)
            pipeline.ingest.start()
            try:
                second = Pipeline(folder).ingest
                second.name = "ingest"
                second.folder = pathlib.Path(folder) / "second"
                second.folder.mkdir()
                with self.assertRaisesRegex(RuntimeError, "(?i)lock|in use"):
                    second.start()
            finally:
                pipeline.ingest.stop()


if __name__ == "__main__":
    print(f"binaries: {BINARIES}")
    unittest.main()
