"""What scores windows and rows: the shape that measuring asks of a network, and the one in torch."""

from __future__ import annotations

import typing

import torch

from .model import Annotator

Rows = torch.Tensor


class Network(typing.Protocol):
    """Encoder and heads; logits of [B, S] pieces and of N rows of features (model.py)."""

    def read(self, ids: torch.Tensor, shapes: torch.Tensor,
             mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Hidden [B, S, d], names [B, S, labels], descriptions [B, S, labels]."""

    def pair(self, rows: Rows) -> tuple[torch.Tensor, ...]:
        """Polarity [N, 2], modality [N, 3], voice [N, 4], directed [N, 3]."""

    def mention(self, rows: Rows) -> tuple[torch.Tensor, ...]:
        """Author [N, 2], speaker [N, 1], tone [N, 3]."""

    def antecedent(self, rows: Rows) -> torch.Tensor:
        """Scores [N, 1]."""


class TorchNetwork:
    """The annotator as it was trained: fp32, or with its encoder in bfloat16, which is faster."""

    def __init__(self, model: Annotator, bf16: bool = False):
        model.eval()
        self._model, self._bf16 = model, bf16
        self.pair, self.mention, self.antecedent = model.pair, model.mention, model.antecedent

    def read(self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._bf16):
            hidden = self._model.encode(ids, shapes, mask)
        hidden = hidden.float()
        return hidden, self._model.names(hidden), self._model.descriptions(hidden)
