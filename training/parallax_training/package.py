"""A package's graphs, run as the annotator runs them (services/nlp/openvino_model.cc)."""

from __future__ import annotations

import pathlib

import numpy
import openvino
import torch

from . import manifest
from .model import Annotator
from .windows import Tokenizer

HEAD_ROWS = 32  # a head's batch; always as many, as there


class PackageNetwork:
    """A Network of int8 graphs.

    The heads that no package ships, `directed` and `tone`, are those of `trained`, on the int8 encoding; without it
    they are not there.
    """

    def __init__(self, folder: pathlib.Path, trained: Annotator | None = None):
        self.description = manifest.read(folder)
        self.tokenizer = Tokenizer(str(folder / "vocab.txt"))
        core = openvino.Core()
        self._graphs = {name: core.compile_model(folder / f"{name}.xml", "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
                        for name in ("encoder", "pair", "mention", "antecedent")}
        self._rows, self._scales, self._shapes = _embeddings(folder / "embeddings.bin", self.description)
        self._trained = trained

    def read(self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        vectors = self._rows[ids.numpy()] * self._scales[ids.numpy()][..., None] + self._shapes[shapes.numpy()]
        found = self._graphs["encoder"]({"embeddings": vectors, "mask": mask.numpy().astype(numpy.float32)})
        return tuple(torch.from_numpy(found[name].copy()) for name in ("hidden", "names", "descriptions"))

    def pair(self, rows: torch.Tensor) -> tuple[torch.Tensor, ...]:
        directed = () if self._trained is None else (self._trained.pair(rows)[3],)
        return *self._head("pair", rows, ("polarity", "modality", "voice")), *directed

    def mention(self, rows: torch.Tensor) -> tuple[torch.Tensor, ...]:
        tone = () if self._trained is None else (self._trained.mention(rows)[2],)
        return *self._head("mention", rows, ("author", "speaker")), *tone

    def antecedent(self, rows: torch.Tensor) -> torch.Tensor:
        return self._head("antecedent", rows, ("score",))[0]

    def _head(self, name: str, rows: torch.Tensor, outputs: tuple[str, ...]) -> list[torch.Tensor]:
        parts = []
        for begin in range(0, len(rows), HEAD_ROWS):
            own = rows[begin:begin + HEAD_ROWS].numpy()
            padded = numpy.zeros((HEAD_ROWS, own.shape[1]), numpy.float32)
            padded[:len(own)] = own
            found = self._graphs[name]({"rows": padded})
            parts.append([torch.from_numpy(found[output][:len(own)].copy()) for output in outputs])
        return [torch.cat(columns) for columns in zip(*parts)]


def _embeddings(path: pathlib.Path, description: dict) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    """int8 rows [V, d], their scales [V], shape vectors [shapes, d]."""
    data, d, shapes = path.read_bytes(), description["hidden"], description["shapes"]
    vocabulary = (len(data) - 4 * shapes * d) // (d + 4)
    rows = numpy.frombuffer(data, numpy.int8, vocabulary * d).reshape(vocabulary, d)
    scales = numpy.frombuffer(data, numpy.float32, vocabulary, vocabulary * d)
    return rows, scales, numpy.frombuffer(data, numpy.float32, shapes * d, vocabulary * (d + 4)).reshape(shapes, d)
