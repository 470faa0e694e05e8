"""Whole articles with known entities and pairs, and what annotations of them (--format=eval) get right.

The rules of the match are those of the scorer of articles, score_articles.py, which is loaded where it lies. Standard
library only.
"""

from __future__ import annotations

import ast
import collections
import json
import pathlib
import types

from .catalogue_names import CatalogueNames
from .passages import AUTHOR, Passage
from .scores import f1

Articles = dict[str, dict]  # by id


def load_scorer(path: pathlib.Path) -> types.ModuleType:
    """The scorer as a module; the call that makes it a program is left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [node for node in tree.body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))]
    module = types.ModuleType("score_articles")
    exec(compile(tree, str(path), "exec"), module.__dict__)
    return module


def read_gold(path: pathlib.Path) -> Articles:
    return json.loads(path.read_text(encoding="utf-8"))


def read_annotations(path: pathlib.Path) -> Articles:
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {record["id"]: record for record in records}


def gold_of_essay(passage: Passage) -> dict:
    """An invented article in the form of the gold files; its one annotator's pairs are required and accepted."""
    surfaces: dict[str, set[str]] = {}
    kinds: dict[str, str] = {}
    claims, pairs = [], collections.defaultdict(collections.Counter)
    for sentence in passage.sentences:
        for mention in sentence.mentions:
            if mention.form != "PRONOUN":
                surfaces.setdefault(mention.entity, set()).add(sentence.text[mention.begin:mention.end])
        for name in sentence.names or []:
            owner = next((m.entity for m in sentence.mentions if m.end == name.end and m.form == "NAME"), None)
            if owner is not None:
                kinds[owner] = next(iter(name.types))
        for claim in sentence.claims or []:
            polarity = "MIXED" if claim.support and claim.oppose else "SUPPORT" if claim.support else "OPPOSE"
            claims.append({"holder": claim.holder, "target": claim.target, "evidence": sentence.text,
                           "modality": claim.modality})
            if claim.modality == "ASSERTED":
                pairs[claim.holder, claim.target][polarity] += 1
    entities = [{"id": e, "name": max(s, key=len), "type": kinds.get(e, "OTHER"), "surface": sorted(s),
                 "required": True} for e, s in surfaces.items()]
    accepted = [{"holder": h, "target": t, "polarities": sorted(p)} for (h, t), p in pairs.items()]
    required = [{"holder": h, "target": t, "polarity": max(sorted(p), key=p.get)} for (h, t), p in pairs.items()]
    return {"entities": entities, "accepted": accepted, "required": required, "claims": claims}


def asserted(annotation: dict) -> list[dict]:
    """The claims that make pairs."""
    return [c for c in annotation.get("claims", []) if c.get("modality", "ASSERTED") == "ASSERTED"]


def pair_of(claim: dict, where: dict[str, str | None]) -> tuple[str, str]:
    """Holder and target in the gold's ids; "?" and the own id where the gold has no such entity."""
    end = lambda e: AUTHOR if e == AUTHOR else where.get(e) or f"?{e}"  # noqa: E731
    return end(claim["holder"]), end(claim["target"])


def is_accepted(polarity: str, pair: tuple[str, str], accepted: dict[tuple[str, str], set[str]]) -> bool:
    """The scorer's rule: a polarity that is listed; any where MIXED is listed or given."""
    listed = accepted.get(pair, set())
    return polarity in listed or bool(listed) and (polarity == "MIXED" or "MIXED" in listed)


def accepted_pairs(gold: dict) -> dict[tuple[str, str], set[str]]:
    return {(a["holder"], a["target"]): set(a["polarities"]) for a in gold["accepted"]}


def judged_claims(scorer: types.ModuleType, gold: dict, annotation: dict) -> list[tuple[dict, bool]]:
    """Each asserted claim between different actors, and whether the gold accepts its pair with its polarity."""
    where, accepted = scorer.align(gold, annotation), accepted_pairs(gold)
    out = []
    for claim in asserted(annotation):
        pair = pair_of(claim, where)
        if pair[0] != pair[1]:
            out.append((claim, is_accepted(claim["polarity"], pair, accepted)))
    return out


def pair_scores(scorer: types.ModuleType, gold: Articles, found: Articles) -> dict[str, float]:
    """Pairs and author pairs as the scorer has them; precision of what is accepted, recall of what is required."""
    total = collections.Counter()
    for article, own in gold.items():
        total += scorer.score(own, found.get(article, {}), False)
    out = {}
    for tag, prefix in (("pair", ""), ("author", "author ")):
        _, precision, _ = f1(total[f"{tag}_sys_ok"], total[f"{tag}_sys"], 0)
        _, _, recall = f1(total[f"{tag}_gold_ok"], 0, total[f"{tag}_gold"])
        score = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        out |= {f"{prefix}F1": score, f"{prefix}P": precision, f"{prefix}R": recall}
    return out


def linking(scorer: types.ModuleType, gold: Articles, found: Articles, names: CatalogueNames) -> dict[str, float]:
    """Share of catalogue actors that carry their catalogue id.

    Asked are the gold entities whose gold name is a full name or acronym in the catalogue (of the entities that bear it
    those of the gold's type, where there are any) and that a system entity matches by the scorer's rule. The answer is
    the system entity that has most of the gold's surface forms; it is right when its id is one of the bearers'.
    """
    right = asked = 0
    for article, own in gold.items():
        entities = found.get(article, {}).get("entities", [])
        where = scorer.align(own, found.get(article, {}))
        for entity in own["entities"]:
            bearers = names.bearers(entity["name"], entity["type"])
            matching = [e for e in entities if where[e["id"]] == entity["id"]]
            if bearers and matching:
                forms = {scorer.norm(s) for s in (entity["name"], *entity["surface"])}
                answer = max(matching, key=lambda e: sum(scorer.norm(s) in forms for s in e["surface"]))
                asked += 1
                right += answer["id"] in bearers
    return {"catalogue actors": float(asked), "right id": right / asked if asked else 0.0}
