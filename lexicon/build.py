#!/usr/bin/env python3
"""Fits the stance lexicon to labelled text.

usage: lexicon/build.py [--check] [--labels FOLDER] [--probe PROGRAM]

Entries (which word says what of whom) are written by hand; this fills in what labels know better: the confidence of
each frame, compound and evaluation, and the weights by which stance_probe's features make a claim's confidence. The
labels are sentences with marked actors and directed claims (newswire, speeches, whole articles; FOLDER holds
newswire/, ungd/ and essays/ with train.jsonl.xz each). --check changes nothing and fails when the files differ from
what the labels give.
"""
import argparse
import collections
import json
import lzma
import math
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent
PRIOR, STRENGTH = 0.5, 4.0  # an entry without labels counts as this many matches, accepted at this rate
RIDGE, ROUNDS = 2.0, 300
DEMONYM = re.compile(r"(an|ese|i|ish|ch|sh|quois|Thai|Czech|Dutch|Greek|Kurd|Taliban|Taleban|U\.S\.|U\.N\.|US|UN|EU)$")
ACCEPTED = {"SUPPORT": {"SUPPORT", "MIXED"}, "OPPOSE": {"OPPOSE", "MIXED"}}


def read_labels(folder):
    """Yields (text, mentions, claims); a mention is (begin, end, entity) in code points."""
    for name in ("newswire", "ungd", "essays"):
        with lzma.open(folder / name / "train.jsonl.xz", "rt", encoding="utf8") as lines:
            for line in lines:
                record = json.loads(line)
                for sentence in record.get("sentences", [record]):
                    marks = sentence.get("mentions") or sentence.get("entities") or []
                    mentions = [(m["begin"], m["end"], m.get("entity", m.get("id"))) for m in marks]
                    yield sentence["text"].replace("\n", " "), mentions, sentence["claims"]


def probe_input(text, mentions):
    """A line for stance_probe (bytes, numbered entities) and the entity ids by number."""
    ids = list(dict.fromkeys(entity for _, _, entity in mentions))
    marks = []
    for begin, end, entity in mentions:
        modifies = bool(DEMONYM.search(text[begin:end])) and text[end:end + 1] in (" ", "-") and text[end + 1:end + 2].isalpha()
        marks.append({"begin": len(text[:begin].encode()), "end": len(text[:end].encode()),
                      "entity": ids.index(entity), "adjectival": modifies})
    return json.dumps({"text": text, "mentions": marks}), ids


class Proposal:
    """A claim that an entry proposed: the entry, its features, and whether annotators accept it."""

    def __init__(self, entry, features, accepted):
        self.entry, self.features, self.accepted = entry, features, accepted
        # Actors that merely stand near say little of an entry.
        self.linked = not any(f.split(":")[-1].startswith("near") and not f.startswith("gap") for f in features)


def propose(program, folder):
    labelled = list(read_labels(folder))
    inputs = [probe_input(text, mentions) for text, mentions, _ in labelled]
    run = subprocess.run([program, str(ROOT)], input="".join(line + "\n" for line, _ in inputs), text=True,
                         capture_output=True, check=False)
    if run.returncode:
        sys.exit(run.stderr)
    proposals = []
    for (_, _, claims), (_, ids), line in zip(labelled, inputs, run.stdout.splitlines()):
        gold = collections.defaultdict(set)
        for claim in claims:
            gold[(claim["holder"], claim["target"])].add(claim["polarity"])
        seen = set()
        for p in json.loads(line)["proposed"]:
            pair = ("AUTHOR" if p["holder"] < 0 else ids[p["holder"]], ids[p["target"]])
            key = (tuple(p["entry"]), tuple(p["features"]), pair)
            if key not in seen:
                seen.add(key)
                accepted = bool(gold[pair] & ACCEPTED[p["polarity"]])
                proposals.append(Proposal(tuple(p["entry"]), p["features"], accepted))
    return proposals


def counts_by(proposals, key):
    counts = collections.defaultdict(lambda: [0, 0])
    for p in proposals:
        counts[key(p)][0] += p.accepted
        counts[key(p)][1] += 1
    return counts


def smoothed(accepted, matches):
    return (accepted + STRENGTH * PRIOR) / (matches + STRENGTH)


def logit(p):
    p = min(max(p, 0.02), 0.98)
    return math.log(p / (1 - p))


def rows_of(name):
    return [line.split("\t") for line in (ROOT / name).read_text("utf8").splitlines() if line and line[0] != "#"]


def rewritten(name, change):
    """The file's text with `change` applied to the fields of each entry."""
    out = []
    for line in (ROOT / name).read_text("utf8").splitlines():
        out.append(line if not line or line[0] == "#" else "\t".join(change(line.split("\t"))))
    return "\n".join(out) + "\n"


def frame_keys(cue, pos, slots, polarity):
    """The entries that stance_probe reports for one line of frames.tsv."""
    if "<>" in slots:
        a, b = slots.split("<>")
        return [(cue, pos, f"{a}>{b}", polarity), (cue, pos, f"{b}>{a}", polarity)]
    return [(cue, pos, slots, polarity)]


def fit_entries(proposals):
    """New text of frames.tsv, compounds.tsv and evaluations.tsv, and the counts of each proposal's entry."""
    counts = counts_by((p for p in proposals if p.linked), lambda p: p.entry)
    line_counts = {}

    def total(keys):
        accepted, matches = (sum(counts[k][i] for k in keys if k in counts) for i in (0, 1))
        for k in keys:
            line_counts[k] = (accepted, matches)
        return accepted, matches

    def frame(fields):
        accepted, matches = total(frame_keys(*fields[:4]))
        support = f"{accepted}/{matches}" if matches else "-"
        return fields[:5] + [f"{smoothed(accepted, matches):.2f}", support]

    def words(fields):
        wanted = set(fields[0].split(" "))
        accepted, matches = total([k for k in list(counts) if len(k) == 1 and k[0].lower() in wanted])
        return fields[:-1] + [f"{smoothed(accepted, matches):.2f}"]

    texts = {"frames.tsv": rewritten("frames.tsv", frame)}
    for name in ("compounds.tsv", "evaluations.tsv"):
        texts[name] = rewritten(name, words)
    return texts, line_counts


def fit_weights(proposals, line_counts):
    """Logistic regression by gradient steps; an entry's own confidence is taken without the proposal at hand."""
    rows, names = [], {"prior": 0}
    for p in proposals:
        accepted, matches = line_counts.get(p.entry, (0, 0))
        if p.linked:
            accepted, matches = accepted - p.accepted, matches - 1
        prior = logit(smoothed(accepted, matches))
        ids = [names.setdefault(f, len(names)) for f in p.features]
        rows.append((prior, ids, float(p.accepted)))
    weights = [0.0] * len(names)
    weights[0] = 1.0
    scale = [1e-6] * len(names)
    for _ in range(ROUNDS):
        gradient = [RIDGE * w / len(rows) for w in weights]
        for prior, ids, y in rows:
            z = weights[0] * prior + sum(weights[i] for i in ids)
            error = (1 / (1 + math.exp(-z)) - y) / len(rows)
            gradient[0] += error * prior
            for i in ids:
                gradient[i] += error
        for i, g in enumerate(gradient):
            scale[i] += g * g
            weights[i] -= 0.3 * g / math.sqrt(scale[i])
    return {name: weights[i] for name, i in names.items()}


def weights_text(weights):
    head = [line for line in (ROOT / "weights.tsv").read_text("utf8").splitlines() if line[:1] == "#"]
    fixed = [f"{name}\t{value}" for name, value in rows_of("weights.tsv") if name.startswith("floor")]
    return "\n".join(head + fixed + [f"{name}\t{weights[name]:.2f}" for name in sorted(weights)]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--labels", type=pathlib.Path, default=ROOT.parent.parent / "shared" / "labels")
    parser.add_argument("--probe", default=str(ROOT.parent / "build" / "dev" / "bin" / "stance_probe"))
    options = parser.parse_args()
    proposals = propose(options.probe, options.labels)
    texts, line_counts = fit_entries(proposals)
    texts["weights.tsv"] = weights_text(fit_weights(proposals, line_counts))
    changed = [name for name, text in texts.items() if (ROOT / name).read_text("utf8") != text]
    print(f"{len(proposals)} proposals, {sum(p.accepted for p in proposals)} accepted; differ: {changed or 'none'}")
    if options.check:
        return 1 if changed else 0
    for name, text in texts.items():
        (ROOT / name).write_text(text, "utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
