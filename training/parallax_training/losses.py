"""One loss per head; a batch has those that its windows supervise."""

from __future__ import annotations

import torch
from torch.nn import functional as f

from .batches import Batch
from .model import Annotator, Pool, antecedent_features, mention_features, pair_features
from .windows import IGNORE

WEIGHTS = {"names": 1.0, "descriptions": 0.3, "polarity": 4.0, "modality": 0.3, "voice": 0.3, "author": 1.0,
           "speaker": 0.2, "tone": 0.4, "directed": 0.7, "antecedent": 0.4}


def _names(logits: torch.Tensor, allowed: torch.Tensor) -> torch.Tensor:
    """Minus log of the probability of all labels that the source leaves open."""
    known = allowed.any(-1)
    logits, allowed = logits[known], allowed[known]
    return (torch.logsumexp(logits, -1) - torch.logsumexp(logits.masked_fill(~allowed, -1e4), -1)).mean()


def antecedent_log_odds(scores: torch.Tensor, groups: torch.Tensor, count: int) -> torch.Tensor:
    """Log of the sum over each group's alternatives, "none" (0) included."""
    top = scores.new_zeros(count).scatter_reduce(0, groups, scores, "amax")
    total = torch.exp(-top).scatter_add(0, groups, torch.exp(scores - top[groups]))
    return top + torch.log(total)


def _antecedent(scores: torch.Tensor, groups: torch.Tensor, right: torch.Tensor, count: int) -> torch.Tensor:
    everything = antecedent_log_odds(scores, groups, count)
    has_right = torch.zeros(count, dtype=torch.bool).scatter(0, groups[right], True)
    top = torch.zeros(count).fill_(-1e4).scatter_reduce(0, groups[right], scores[right], "amax")
    chosen = torch.zeros(count).scatter_add(0, groups[right], torch.exp(scores[right] - top[groups[right]]))
    gold = torch.where(has_right, top + torch.log(chosen.clamp(min=1e-20)), torch.zeros(count))
    return (everything - gold).mean()


def pool_pairs(polarity: torch.Tensor, rows) -> tuple[torch.Tensor, torch.Tensor]:
    """Each pair's bits (highest of its mention pairs) and the row that is strongest."""
    return rows.pooled(polarity), rows.best(polarity.detach().amax(1))


def losses(model: Annotator, batch: Batch, hidden: torch.Tensor) -> dict[str, torch.Tensor]:
    """Loss by head, unweighted means over what the batch supervises."""
    out: dict[str, torch.Tensor] = {}
    if batch.names.any():
        out["names"] = _names(model.names(hidden).float(), batch.names)
    if (batch.descriptions != IGNORE).any():
        out["descriptions"] = f.cross_entropy(model.descriptions(hidden).float().flatten(0, 1), batch.descriptions.flatten())
    pool = Pool(hidden)
    if batch.pairs is not None:
        polarity, modality, voice, _ = model.pair(pair_features(pool, batch.pairs.rows))
        target = batch.pairs.targets
        bits, best = pool_pairs(polarity.float(), batch.pairs)
        out["polarity"] = f.binary_cross_entropy_with_logits(bits, target[:, :2].float())
        if (target[:, 2] != IGNORE).any():
            out["modality"] = f.cross_entropy(modality.float()[best], target[:, 2])
            out["voice"] = f.cross_entropy(voice.float()[best], target[:, 3])
    if batch.authors is not None:
        author, _, _ = model.mention(mention_features(pool, batch.authors.rows))
        weight = torch.tensor([0.3 if w.source == "newswire" else 1.0 for w in batch.windows for _ in w.authors])
        bits = batch.authors.pooled(author.float())
        loss = f.binary_cross_entropy_with_logits(bits, batch.authors.targets.float(), reduction="none")
        out["author"] = (loss.mean(1) * weight).mean()
    if batch.speakers is not None:
        _, speaker, _ = model.mention(mention_features(pool, batch.speakers.rows))
        out["speaker"] = f.binary_cross_entropy_with_logits(
            batch.speakers.pooled(speaker.float()).squeeze(1), batch.speakers.targets[:, 0].float())
    if batch.tones is not None:
        _, _, tone = model.mention(mention_features(pool, batch.tones.rows))
        out["tone"] = f.cross_entropy(tone.float(), batch.tones.targets[:, 0])
    if batch.directed is not None:
        out["directed"] = f.cross_entropy(directed_logits(model, pool, batch), batch.directed.targets[:, 0])
    if batch.antecedents is not None:
        scores = model.antecedent(antecedent_features(pool, batch.antecedents.rows)).float().squeeze(1)
        out["antecedent"] = _antecedent(scores, batch.antecedents.groups, batch.right, len(batch.antecedents.targets))
    return out


def directed_logits(model: Annotator, pool: Pool, batch: Batch) -> torch.Tensor:
    """DSE's five classes from the two directions: [neutral, p->q for, q->p for, p->q against, q->p against]."""
    _, _, _, directed = model.pair(pair_features(pool, batch.directed.rows))
    there, back = directed.float()[0::2], directed.float()[1::2]
    return torch.stack([there[:, 0] + back[:, 0], there[:, 1] + back[:, 0], there[:, 0] + back[:, 1],
                        there[:, 2] + back[:, 0], there[:, 0] + back[:, 2]], 1)
