"""Kills ingest, nlp and query with SIGKILL at random moments under load, and proves from the receipts that no
acknowledged article is lost, none is counted twice, and the view equals a fresh rebuild.

usage: crash_test.py [--cycles=60] [--seed=N]
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

from services import BINARIES, ROOT, Pipeline

ARTICLES_A_CYCLE = 60
KEPT = {"RECEIPT_STATUS_ACCEPTED", "RECEIPT_STATUS_DUPLICATE", "RECEIPT_STATUS_REVISION"}


def write_chunk(path, cycle, texts, rng):
    """Articles of this cycle: most are new, some revise a URL of an earlier cycle, some repeat one."""
    with open(path, "w") as out:
        for i in range(ARTICLES_A_CYCLE):
            kind = rng.random()
            earlier = rng.randrange(cycle) if cycle and kind < 0.3 else cycle
            text = texts[(earlier * ARTICLES_A_CYCLE + i) % len(texts)]
            if kind < 0.15:
                text += f"\n\nTezkhara condemned the Free Kelmora Front again in week {cycle}."
            article = {"url": f"https://news.example/{earlier}/{i}", "title": f"Report {earlier}-{i}", "text": text,
                       "publisher": f"Outlet {i % 5}", "published": "2025-06-01"}
            out.write(json.dumps(article) + "\n")


class Publisher(threading.Thread):
    """Publishes a chunk through parallaxctl, which goes on until every article has its receipt."""

    def __init__(self, pipeline, path):
        super().__init__()
        self.command = [BINARIES / "parallaxctl", f"--ingest={pipeline.ingest.address}", "--timeout=120s", "publish",
                        "--receipts", path]
        self.receipts = []
        self.error = None

    def run(self):
        done = subprocess.run(self.command, capture_output=True, text=True)
        self.receipts = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        if done.returncode != 0:
            self.error = f"publish ended with {done.returncode}: {done.stderr}"


def run_cycles(pipeline, cycles, rng, folder):
    """Newest revision that was acknowledged, by article id; and how many cycles killed while articles came in."""
    texts = [p.read_text(errors="replace") for p in sorted((ROOT / "samples" / "articles").glob("*.txt"))]
    acknowledged = {}
    under_load = 0
    for cycle in range(cycles):
        chunk = folder / f"chunk-{cycle}.jsonl"
        write_chunk(chunk, cycle, texts, rng)
        publisher = Publisher(pipeline, chunk)
        publisher.start()
        time.sleep(rng.uniform(0, 0.15))
        victims = rng.sample(pipeline.services, rng.choice([1, 1, 2, 3]))
        under_load += publisher.is_alive()
        for victim in victims:
            victim.kill()
        time.sleep(rng.uniform(0, 0.1))
        for victim in victims:
            victim.start()
        publisher.join()
        if publisher.error:
            raise AssertionError(publisher.error)
        kept = [r for r in publisher.receipts if r.get("status") in KEPT]
        if len(kept) != ARTICLES_A_CYCLE:
            raise AssertionError(f"cycle {cycle}: {len(kept)} receipts of {ARTICLES_A_CYCLE}: {publisher.receipts}")
        for receipt in kept:
            article = receipt["article_id"]
            acknowledged[article] = max(acknowledged.get(article, 0), receipt["revision"])
        if (cycle + 1) % 10 == 0:
            print(f"  {cycle + 1} of {cycles} cycles, {len(acknowledged)} articles acknowledged", flush=True)
    return acknowledged, under_load


def settle(pipeline):
    """Everything annotated; what died five times in a row by our hand is given another chance."""
    pipeline.ctl("--timeout=300s", "wait")
    dead = pipeline.ctl_json("dead-letters", "--limit=1000")["dead_letters"]
    if dead:
        pipeline.ctl("replay", "--dead-letters")
        pipeline.ctl("--timeout=300s", "wait")
    return len(dead)


def view_of(pipeline):
    return {a["article_id"]: a["revision"] for a in pipeline.ctl_json("search", "--limit=1000000")["articles"]}


def check(pipeline, acknowledged):
    status = pipeline.ctl_json("status", "--digest")["query"]["status"]
    view = view_of(pipeline)
    lost = [a for a, revision in acknowledged.items() if view.get(a, 0) < revision]
    extra = int(status["article_count"]) - len(view)
    claims = [c["claim"]["id"] for c in pipeline.ctl_json("claims", "--limit=1000000")["claims"]]
    double = len(claims) - len(set(claims)) + abs(extra)
    return len(lost), double, len(claims), status["digest"]


def rebuild_digest(pipeline):
    """Digest of an empty store after the whole log went through it once."""
    pipeline.nlp.stop()
    pipeline.query.stop()
    pipeline.query.flags = [f"--data={pipeline.folder / 'rebuilt'}"]
    pipeline.query.start()
    pipeline.start_nlp()
    pipeline.ctl("replay", "--all")
    pipeline.ctl("--timeout=300s", "wait")
    return pipeline.digest()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cycles", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="parallax-crash-") as folder:
        pipeline = Pipeline(folder).start()
        try:
            acknowledged, under_load = run_cycles(pipeline, options.cycles, rng, pathlib.Path(folder))
            dead = settle(pipeline)
            lost, double, claims, digest = check(pipeline, acknowledged)
            rebuilt = rebuild_digest(pipeline)
        finally:
            pipeline.stop()
    print(f"kill_cycles {options.cycles} count")
    print(f"cycles_killed_while_publishing {under_load} count")
    print(f"acknowledged_articles {len(acknowledged)} count")
    print(f"claims {claims} count")
    print(f"dead_letters_replayed {dead} count")
    print(f"acknowledged_lost {lost} count")
    print(f"counted_twice {double} count")
    print(f"digest_equal {int(digest == rebuilt)} bool")
    sys.exit(0 if lost == 0 and double == 0 and digest == rebuilt else 1)


if __name__ == "__main__":
    main()
