"""Trains an annotator. Writes checkpoints as it goes and goes on from the last one after a kill."""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import pathlib
import random
import time

import torch

from . import corpora, losses, measure
from .batches import by_length, collate
from .model import Annotator
from .networks import TorchNetwork
from .passages import Passage
from .windows import MAX_TOKENS, Tokenizer, Window, name_kind, windows, with_case_noise, with_other_names

DEVELOPMENT_TOKENS = 4096


def keep_memory() -> None:
    """Makes glibc keep and reuse freed memory: giving tensors back to the system costs more than the arithmetic."""
    arena_max, mmap_max, top_pad, trim_threshold = -8, -4, -2, -1
    libc = ctypes.CDLL("libc.so.6")
    for name, value in ((arena_max, 1), (mmap_max, 0), (top_pad, 1 << 28), (trim_threshold, (1 << 31) - 1)):
        libc.mallopt(name, value)


def load(root: pathlib.Path, sets: tuple[corpora.Corpus, ...]) -> dict[str, list[Passage]]:
    """Passages by set."""
    return {c.name: list(c.read(root / c.path)) for c in sets}


def name_pool(data: dict[str, list[Passage]]) -> dict[tuple, list[str]]:
    """Names by kind, to swap."""
    pool: dict[tuple, set[str]] = {}
    for passage in data.get("newswire", []) + data.get("essays", []):
        for sentence in passage.sentences:
            for name in sentence.names or []:
                if not name.optional:
                    surface = sentence.text[name.begin:name.end]
                    pool.setdefault(name_kind(name.types, surface), set()).add(surface)
    return {kind: sorted(names) for kind, names in pool.items()}


def epoch_windows(data: dict[str, list[Passage]], pool: dict[tuple, list[str]], tokenizer: Tokenizer, seed: int,
                  swap: float) -> list[Window]:
    """The windows of one epoch: the same for the same seed."""
    chance = random.Random(seed)
    shares = {c.name: c.share for c in corpora.TRAIN}
    out: list[Window] = []
    for name, passages in data.items():
        share = shares[name]
        chosen = [p for _ in range(int(share)) for p in passages]
        chosen += chance.sample(passages, round(len(passages) * (share - int(share))))
        for passage in chosen:
            for part in _parts(passage, chance):
                if name in ("newswire", "essays") and chance.random() < swap:
                    part = with_other_names(part, pool, chance)
                out += [with_case_noise(w, chance) for w in windows(part, tokenizer, chance.randint(100, MAX_TOKENS))]
    return out


def _parts(passage: Passage, chance: random.Random, size: int = 10) -> list[Passage]:
    """Long passages in parts, cut elsewhere each time, so that names can be swapped by part."""
    cuts, start = [], -chance.randrange(size)
    while start < len(passage.sentences):
        part = passage.sentences[max(0, start):start + size]
        if part:
            cuts.append(Passage(passage.source, passage.id, part, passage.coreference))
        start += size
    return cuts


def development(root: pathlib.Path, tokenizer: Tokenizer) -> dict[str, list[Window]]:
    return {name: [w for p in passages for w in windows(p, tokenizer)]
            for name, passages in load(root, corpora.DEVELOPMENT).items()}


def _above(out: measure.Outputs, head: str, threshold: float) -> torch.Tensor:
    return torch.sigmoid(out.cat(head)) >= threshold


def scoreboard(model: Annotator, dev: dict[str, list[Window]], pad: int) -> dict[str, float]:
    """The figures that an epoch is judged by."""
    board: dict[str, float] = {}
    network = TorchNetwork(model, bf16=True)
    for name, own in dev.items():
        out = measure.run(network, own, pad, DEVELOPMENT_TOKENS)
        if out["pair"]:
            board |= {f"{name} pair {k}": v for k, v in measure.pair_scores(out, _above(out, "pair", 0.4)).items()}
            board[f"{name} author f1"], board[f"{name} author p"], _ = measure.author_scores(
                out, _above(out, "author", 0.5))
        if out["directed"]:
            board[f"{name} micro"], board[f"{name} macro"] = measure.class_scores(out.cat("directed"), out.cat("directed_target"))
        if out["tone"]:
            _, board[f"{name} macro"] = measure.class_scores(out.cat("tone"), out.cat("tone_target"))
        if out["antecedent_counts"]:
            right, given, wanted, accurate = out.cat("antecedent_counts").sum(0).tolist()
            board[f"{name} antecedent f1"], *_ = measure.f1(right, given, wanted)
            board[f"{name} antecedent accuracy"] = accurate / len(out["antecedent_counts"])
        if out["name_windows"]:
            board[f"{name} names f1"], *_ = measure.name_scores(out)
    return board


def _save(path: pathlib.Path, state: dict) -> None:
    torch.save(state, path.with_suffix(".part"))
    os.replace(path.with_suffix(".part"), path)


def _trainable(model: Annotator) -> dict[str, torch.Tensor]:
    return {k: v for k, v in model.state_dict().items() if "word_embeddings" not in k}


class Trainer:
    """One training run; its state and log are in `options.out`."""

    def __init__(self, options: argparse.Namespace):
        self.options = options
        self.out = pathlib.Path(options.out)
        self.out.mkdir(parents=True, exist_ok=True)
        self.tokenizer = Tokenizer(f"{options.base}/tokenizer.json")
        self.model = Annotator(options.base, options.layers)
        self.data = load(pathlib.Path(options.data), corpora.for_training())
        self.pool = name_pool(self.data)
        weights = [p for p in self.model.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(
            [{"params": [p for p in weights if p.dim() > 1], "weight_decay": 0.01},
             {"params": [p for p in weights if p.dim() <= 1], "weight_decay": 0.0}], lr=options.rate)
        self.epoch, self.done, self.step = 0, 0, 0
        self.total = len(self._batches(0)) * options.epochs

    def resume(self) -> None:
        """Goes on from the checkpoint, if there is one."""
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"], strict=False)
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.done, self.step = state["epoch"], state["done"], state["step"]
        print(f"going on from epoch {self.epoch + 1}, batch {self.done}", flush=True)

    def run(self) -> None:
        """The epochs that are left."""
        dev = development(pathlib.Path(self.options.data), self.tokenizer)
        while self.epoch < self.options.epochs:
            begun = time.time()
            self._run_epoch()
            self.epoch, self.done = self.epoch + 1, 0
            self._checkpoint()
            board = scoreboard(self.model, dev, self.tokenizer.pad)
            with open(self.out / "log.jsonl", "a", encoding="utf-8") as log:
                log.write(json.dumps({"epoch": self.epoch, "seconds": time.time() - begun, **board}) + "\n")
            print(json.dumps({k: round(v, 3) for k, v in board.items()}, indent=1), flush=True)
        _save(self.out / "model.pt", {"model": _trainable(self.model), "layers": self.options.layers})

    def _batches(self, epoch: int) -> list[list[Window]]:
        seed = self.options.seed + epoch
        return by_length(epoch_windows(self.data, self.pool, self.tokenizer, seed, self.options.swap),
                         self.options.tokens, random.Random(seed))

    def _run_epoch(self) -> None:
        batches = self._batches(self.epoch)
        self.model.train()
        begun = time.time()
        means: dict[str, list[float]] = {}
        for number in range(self.done, len(batches)):
            for head, loss in self._learn(batches[number]).items():
                means.setdefault(head, []).append(loss)
            self.step += 1
            self.done = number + 1
            if self.step % 50 == 0:
                shown = " ".join(f"{head} {sum(own) / len(own):.3f}" for head, own in means.items())
                print(f"epoch {self.epoch + 1} {self.done}/{len(batches)} {time.time() - begun:.0f} s {shown}", flush=True)
                means = {}
            if self.step % self.options.checkpoint == 0:
                self._checkpoint()

    def _learn(self, windows_of_batch: list[Window]) -> dict[str, float]:
        """One step; the loss of each head. The rate rises over the first 6 % of steps and falls to nearly nothing."""
        rate = self.options.rate * min(1.0, (self.step + 1) / (0.06 * self.total)) * max(0.02, 1 - self.step / self.total)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        batch = collate(windows_of_batch, self.tokenizer.pad)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.options.bf16):
            hidden = self.model.encode(batch.ids, batch.shapes, batch.mask)
        parts = losses.losses(self.model, batch, hidden.float())
        sum(losses.WEIGHTS[head] * loss for head, loss in parts.items()).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return {head: float(loss.detach()) for head, loss in parts.items()}

    def _checkpoint(self) -> None:
        _save(self.out / "checkpoint.pt", {"model": _trainable(self.model), "optimizer": self.optimizer.state_dict(),
                                           "epoch": self.epoch, "done": self.done, "step": self.step})


def train(options: argparse.Namespace) -> None:
    """Trains, or goes on training, into `options.out`."""
    keep_memory()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    trainer = Trainer(options)
    trainer.resume()
    trainer.run()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="folder of the base model")
    parser.add_argument("--layers", type=int, required=True, help="layers kept, from the first")
    parser.add_argument("--data", default="../shared", help="folder of labels/ and data/")
    parser.add_argument("--out", required=True, help="folder of checkpoint, log and model")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument("--tokens", type=int, default=2048, help="padded tokens in a batch")
    parser.add_argument("--swap", type=float, default=0.3, help="share of passages whose names are swapped")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--checkpoint", type=int, default=200, help="steps between checkpoints")
    parser.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
