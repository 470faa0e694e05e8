"""Writes a model package (docs/model-package.md) from a trained annotator: int8 encoder, heads, vocabulary."""

from __future__ import annotations

import argparse
import hashlib
import pathlib
import random
import shutil
import struct

import nncf
import numpy
import openvino
import torch

from . import corpora, manifest
from .model import ANTECEDENT_EXTRAS, PAIR_EXTRAS, Annotator, load_model
from .passages import MODALITIES, VOICES
from .train import load
from .windows import DESCRIPTION_LABELS, MAX_TOKENS, NAME_LABELS, SHAPE_COUNT, Tokenizer, windows


class _Encoder(torch.nn.Module):
    def __init__(self, model: Annotator):
        super().__init__()
        self.model = model

    def forward(self, embeddings: torch.Tensor, mask: torch.Tensor):
        hidden = self.model.encode_embeddings(embeddings, mask)
        return hidden, self.model.names(hidden), self.model.descriptions(hidden)


class _Pair(torch.nn.Module):
    def __init__(self, model: Annotator):
        super().__init__()
        self.head = model.pair

    def forward(self, rows: torch.Tensor):
        return self.head(rows)[:3]


class _Mention(torch.nn.Module):
    def __init__(self, model: Annotator):
        super().__init__()
        self.head = model.mention

    def forward(self, rows: torch.Tensor):
        return self.head(rows)[:2]


def quantised_embeddings(model: Annotator) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    """int8 rows [V, d], their scales [V], and the shape vectors [shapes, d]."""
    weight = model.encoder.embeddings.word_embeddings.weight.detach().numpy()
    scales = numpy.maximum(numpy.abs(weight).max(1), 1e-8).astype(numpy.float32) / 127
    return numpy.round(weight / scales[:, None]).astype(numpy.int8), scales, model.shapes.weight.detach().numpy()


def _convert(module: torch.nn.Module, example: tuple, inputs: dict[str, list[int]], outputs: list[str]):
    converted = openvino.convert_model(module.eval(), example_input=example)
    for node, (name, shape) in zip(converted.inputs, inputs.items()):
        node.get_node().set_partial_shape(openvino.PartialShape(shape))
        node.get_tensor().set_names({name})
        node.get_node().set_friendly_name(name)
    for node, name in zip(converted.outputs, outputs):
        node.get_tensor().set_names({name})
    converted.validate_nodes_and_infer_types()
    return converted


def encoder_graph(model: Annotator):
    """The fp32 encoder: embeddings [B, S, d], mask [B, S] to hidden, names, descriptions."""
    d = model.encoder.config.hidden_size
    return _convert(_Encoder(model), (torch.zeros(2, 12, d), torch.ones(2, 12)),
                    {"embeddings": [-1, -1, d], "mask": [-1, -1]}, ["hidden", "names", "descriptions"])


def calibration_inputs(model: Annotator, root: pathlib.Path, tokenizer: Tokenizer, count: int) -> list[dict]:
    """Encoder inputs of real text that the quantiser measures activations on."""
    sets = tuple(c for c in corpora.for_training() if c.name in ("newswire", "essays", "ungd"))
    texts = [w for passages in load(root, sets).values() for p in passages for w in windows(p, tokenizer)]
    out = []
    with torch.inference_mode():
        for window in random.Random(1).sample(texts, count):
            ids, shapes = torch.tensor([window.ids]), torch.tensor([window.shapes])
            vectors = model.encoder.embeddings.word_embeddings(ids) + model.shapes(shapes)
            out.append({"embeddings": vectors.numpy(), "mask": numpy.ones(ids.shape, numpy.float32)})
    return out


def _digest(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def code_digest() -> str:
    """One sum over this package's sources."""
    total = hashlib.sha256()
    for path in sorted(pathlib.Path(__file__).parent.glob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest()


def _write_embeddings(model: Annotator, path: pathlib.Path) -> None:
    rows, scales, shapes = quantised_embeddings(model)
    with open(path, "wb") as file:
        for array in (rows, scales, shapes.astype(numpy.float32)):
            file.write(array.tobytes())
    assert path.stat().st_size == rows.size + 4 * scales.size + struct.calcsize("f") * shapes.size


def export(options: argparse.Namespace) -> None:
    """Writes options.out from options.model."""
    out, root = pathlib.Path(options.out), pathlib.Path(options.data)
    out.mkdir(parents=True, exist_ok=True)
    model = load_model(options.base, pathlib.Path(options.model))
    tokenizer = Tokenizer(f"{options.base}/tokenizer.json")
    d = model.encoder.config.hidden_size
    inputs = calibration_inputs(model, root, tokenizer, options.samples)
    encoder = nncf.quantize(encoder_graph(model), nncf.Dataset(inputs), model_type=nncf.ModelType.TRANSFORMER,
                            subset_size=options.samples)
    openvino.save_model(encoder, out / "encoder.xml")
    pair_width, antecedent_width = 6 * d + PAIR_EXTRAS, 5 * d + ANTECEDENT_EXTRAS
    heads = {"pair": (_Pair(model), pair_width, ["polarity", "modality", "voice"]),
             "mention": (_Mention(model), 3 * d, ["author", "speaker"]),
             "antecedent": (model.antecedent, antecedent_width, ["score"])}
    for name, (module, width, outputs) in heads.items():
        graph = _convert(module, (torch.zeros(2, width),), {"rows": [-1, width]}, outputs)
        openvino.save_model(graph, out / f"{name}.xml", compress_to_fp16=True)
    _write_embeddings(model, out / "embeddings.bin")
    shutil.copyfile(pathlib.Path(options.base) / "vocab.txt", out / "vocab.txt")
    files = {p.name: _digest(p) for p in sorted(out.iterdir()) if p.suffix in (".xml", ".bin", ".txt")}
    data = {c.name: _digest(root / c.path) for c in corpora.for_training()}
    description = {
        "name": options.name, "hidden": d, "layers": model.encoder.config.num_hidden_layers,
        "max_tokens": MAX_TOKENS, "pad_id": tokenizer.pad, "unk_id": tokenizer.unknown,
        "begin_id": tokenizer.begin, "end_id": tokenizer.end, "shapes": SHAPE_COUNT,
        "name_labels": NAME_LABELS, "description_labels": DESCRIPTION_LABELS, "polarities": ["support", "oppose"],
        "modalities": MODALITIES, "voices": VOICES, "pair_extras": PAIR_EXTRAS, "antecedent_extras": ANTECEDENT_EXTRAS,
        "temperatures": {k: 1.0 for k in ("pair", "modality", "voice", "author", "antecedent")},
        "thresholds": {"pair": 0.5, "author": 0.5}, "calibration": {}, "files": files,
        "base": {"name": options.base_name, "sha256": _digest(pathlib.Path(options.base) / "model.safetensors")},
        "data": data, "code": code_digest()}
    manifest.write(out, description)
    size = sum(p.stat().st_size for p in out.iterdir()) / 1e6
    print(f"{out}: {size:.1f} MB, version {manifest.version(description)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", required=True, help="accurate or fast")
    parser.add_argument("--base", required=True, help="folder of the base model")
    parser.add_argument("--base_name", required=True, help="what the base model is called")
    parser.add_argument("--model", required=True, help="model.pt or checkpoint.pt")
    parser.add_argument("--data", default="../shared")
    parser.add_argument("--out", required=True, help="folder of the package")
    parser.add_argument("--samples", type=int, default=200, help="windows that the quantiser looks at")
    export(parser.parse_args())


if __name__ == "__main__":
    main()
