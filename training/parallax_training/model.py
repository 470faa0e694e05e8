"""The annotator's network: one encoding of a window, small heads on its tokens, mentions and pairs.

After the design of entity-marker-free pair classifiers (Parallax's design notes): a pair's features are the vectors of
its two mentions, of what stands between them and of the sentence. Support and oppose are two independent bits.
"""

from __future__ import annotations

import pathlib

import torch
import transformers
from torch import nn

from .windows import DESCRIPTION_LABELS, NAME_LABELS, SHAPE_COUNT

PAIR_EXTRAS = 8
ANTECEDENT_EXTRAS = 9
HIDDEN = 256


class PairHead(nn.Module):
    """Rows [N, 6d + PAIR_EXTRAS] to polarity bits [N, 2], modality [N, 3], voice [N, 4], directed [N, 3] logits."""

    def __init__(self, d: int):
        super().__init__()
        self.body = nn.Sequential(nn.Dropout(0.1), nn.Linear(6 * d + PAIR_EXTRAS, HIDDEN), nn.GELU(), nn.Dropout(0.1))
        self.polarity = nn.Linear(HIDDEN, 2)
        self.modality = nn.Linear(HIDDEN, 3)
        self.voice = nn.Linear(HIDDEN, 4)
        self.directed = nn.Linear(HIDDEN, 3)

    def forward(self, rows: torch.Tensor) -> tuple[torch.Tensor, ...]:
        x = self.body(rows)
        return self.polarity(x), self.modality(x), self.voice(x), self.directed(x)


class MentionHead(nn.Module):
    """Rows [N, 3d] to author bits [N, 2], speaker [N, 1] and tone [N, 3] logits."""

    def __init__(self, d: int):
        super().__init__()
        self.body = nn.Sequential(nn.Dropout(0.1), nn.Linear(3 * d, HIDDEN), nn.GELU(), nn.Dropout(0.1))
        self.author = nn.Linear(HIDDEN, 2)
        self.speaker = nn.Linear(HIDDEN, 1)
        self.tone = nn.Linear(HIDDEN, 3)

    def forward(self, rows: torch.Tensor) -> tuple[torch.Tensor, ...]:
        x = self.body(rows)
        return self.author(x), self.speaker(x), self.tone(x)


class AntecedentHead(nn.Module):
    """Rows [N, 5d + ANTECEDENT_EXTRAS] to scores [N, 1]; "no antecedent" scores 0."""

    def __init__(self, d: int):
        super().__init__()
        self.body = nn.Sequential(nn.Dropout(0.1), nn.Linear(5 * d + ANTECEDENT_EXTRAS, HIDDEN), nn.GELU(),
                                  nn.Dropout(0.1), nn.Linear(HIDDEN, 1))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.body(rows)


class Annotator(nn.Module):
    """Encoder and heads. `base` is the folder of a base model; the first `layers` of its layers are kept."""

    def __init__(self, base: str, layers: int):
        super().__init__()
        self.encoder = transformers.AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.config.num_hidden_layers = layers
        d = self.encoder.config.hidden_size
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.shapes = nn.Embedding(SHAPE_COUNT, d)
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.names = nn.Linear(d, len(NAME_LABELS))
        self.descriptions = nn.Linear(d, len(DESCRIPTION_LABELS))
        self.pair = PairHead(d)
        self.mention = MentionHead(d)
        self.antecedent = AntecedentHead(d)

    def encode(self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """ids, shapes, mask [B, S] to hidden [B, S, d]."""
        embeddings = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        return self.encode_embeddings(embeddings, mask)

    def encode_embeddings(self, embeddings: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Summed word and shape vectors [B, S, d] to hidden [B, S, d]."""
        return self.encoder(inputs_embeds=embeddings, attention_mask=mask).last_hidden_state


def load_model(base: str, path: pathlib.Path) -> Annotator:
    """The trained annotator of `path` (model.pt or checkpoint.pt), in evaluation mode."""
    state = torch.load(path, weights_only=True)
    layers = 1 + max(int(k.split(".")[3]) for k in state["model"] if k.startswith("encoder.encoder.layer."))
    model = Annotator(base, layers)
    model.load_state_dict(state["model"], strict=False)
    return model.eval()


class Pool:
    """Means over ranges of hidden [B, S, d], ranges given in flat positions (row * S + piece)."""

    def __init__(self, hidden: torch.Tensor):
        self.flat = hidden.reshape(-1, hidden.shape[-1]).float()
        self.sums = torch.cat([self.flat.new_zeros(1, self.flat.shape[1]), self.flat.cumsum(0)])

    def first(self, begin: torch.Tensor) -> torch.Tensor:
        return self.flat[begin]

    def mean(self, begin: torch.Tensor, end: torch.Tensor) -> torch.Tensor:
        """Zeros where a range is empty."""
        size = (end - begin).clamp(min=0)
        total = self.sums[torch.maximum(begin, end)] - self.sums[begin]
        return total / size.clamp(min=1).unsqueeze(1)


def _one_hot(index: torch.Tensor, count: int) -> torch.Tensor:
    return nn.functional.one_hot(index, count).float()


def pair_features(pool: Pool, rows: torch.Tensor) -> torch.Tensor:
    """rows [N, 8]: holder begin, end, target begin, end, sentence begin, end (flat), holder form, target form."""
    hb, he, tb, te, sb, se, hf, tf = rows.unbind(1)
    before = hb < tb
    between_begin = torch.where(before, he, te)
    between_end = torch.where(before, tb, hb)
    distance = (between_end - between_begin).clamp(min=0).float()
    order = torch.where(before, 1.0, -1.0)
    extras = torch.cat([order.unsqueeze(1), torch.log1p(distance).unsqueeze(1) / 4, _one_hot(hf, 3), _one_hot(tf, 3)], 1)
    return torch.cat([pool.first(hb), pool.mean(hb, he), pool.first(tb), pool.mean(tb, te),
                      pool.mean(between_begin, torch.maximum(between_begin, between_end)), pool.mean(sb, se), extras], 1)


def mention_features(pool: Pool, rows: torch.Tensor) -> torch.Tensor:
    """rows [N, 4]: mention begin, end, sentence begin, end (flat)."""
    b, e, sb, se = rows.unbind(1)
    return torch.cat([pool.first(b), pool.mean(b, e), pool.mean(sb, se)], 1)


def antecedent_features(pool: Pool, rows: torch.Tensor) -> torch.Tensor:
    """rows [N, 8]: earlier begin, end, later begin, end (flat), sentences between, mentions between, forms."""
    ab, ae, mb, me, sentences, mentions, af, mf = rows.unbind(1)
    earlier, later = pool.mean(ab, ae), pool.mean(mb, me)
    extras = torch.cat([torch.log1p(sentences.float()).unsqueeze(1) / 2, torch.log1p(mentions.float()).unsqueeze(1) / 4,
                        _one_hot(af, 3), _one_hot(mf, 3), (sentences == 0).float().unsqueeze(1)], 1)
    return torch.cat([pool.first(ab), earlier, pool.first(mb), later, earlier * later, extras], 1)
