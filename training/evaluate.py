#!/usr/bin/env python3
"""Scores a model package, head by head.

usage: PYTHONPATH=training python training/evaluate.py PACKAGE [--checkpoint=MODEL.pt --base=FOLDER]
           [--programs=FOLDER] [--rules] [--data=FOLDER] [--limit=N] [--out=FILE]
"""

from __future__ import annotations

import argparse
import pathlib
import sys

import torch

from parallax_training import head_scores, served
from parallax_training.board import Board
from parallax_training.catalogue_names import read as read_catalogue
from parallax_training.evaluation import ROOT, Data, ServedEvaluation
from parallax_training.model import load_model
from parallax_training.networks import TorchNetwork
from parallax_training.package import PackageNetwork


def score_heads(board: Board, options: argparse.Namespace, sets: dict) -> str:
    """Fills the columns of the package and the checkpoint; returns the package's name."""
    package = pathlib.Path(options.package)
    trained = load_model(options.base, pathlib.Path(options.checkpoint)) if options.checkpoint else None
    network = PackageNetwork(package, trained)
    demonyms = read_catalogue(ROOT / "catalogue").demonyms
    columns = {network.description["name"]: network}
    if trained is not None:
        columns["fp32"] = TorchNetwork(trained)
    for column, own in columns.items():
        head_scores.measure_network(board, column, own, network.tokenizer, network.description, sets, demonyms,
                                    has_all_heads=trained is not None)
    if trained is None:
        board.note("directed and tone are no part of a package: --checkpoint and --base measure them.")
    return network.description["name"]


def score_served(board: Board, options: argparse.Namespace, data: Data, sets: dict, name: str) -> None:
    """Fills what the programs give: the package's own figures from text, and the rules'."""
    evaluation = ServedEvaluation(board, data, sets)
    package = pathlib.Path(options.package).resolve()
    for model in [name] + (["rules"] if options.rules else []):
        with served.serve(pathlib.Path(options.programs), package.parent, model, ROOT) as server:
            evaluation.run(server, f"{model}, served")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", help="folder of the package, models/NAME")
    parser.add_argument("--checkpoint", help="the annotator in fp32 that the package was made from")
    parser.add_argument("--base", help="folder of the checkpoint's base model")
    parser.add_argument("--programs", help="folder of parallax-nlp and parallaxctl; without it nothing is served")
    parser.add_argument("--rules", action="store_true", help="measure the rules too (with --programs)")
    parser.add_argument("--data", default="../shared", help="folder of labels/, data/, gold/ and eval/")
    parser.add_argument("--limit", type=int, help="passages of a set at most, for a quick look")
    parser.add_argument("--threads", type=int, help="of torch")
    parser.add_argument("--out", help="file for the figures as JSON lines")
    options = parser.parse_args()
    if options.checkpoint and not options.base:
        parser.error("--checkpoint needs --base, the folder of its base model")
    if options.threads:
        torch.set_num_threads(options.threads)
    board, data = Board(sys.stderr), Data(pathlib.Path(options.data), options.limit)
    sets = data.passages(board)
    name = score_heads(board, options, sets)
    if options.programs:
        score_served(board, options, data, sets, name)
    print(board.markdown())
    if options.checkpoint:
        print(board.compare(name, "fp32"))
    if options.out:
        board.write(pathlib.Path(options.out))


if __name__ == "__main__":
    main()
