"""Fine-tune a sentence encoder as a teacher for the network of tone.py, and let it label what has no label.

    python benchmarks/teach_evaluation.py examples.jsonl --encoder FOLDER --out soft.npy [--fold 0] [--seed 0]

`examples.jsonl` comes from `train_evaluation.py examples`. FOLDER holds all-MiniLM-L6-v2 (Apache-2.0).
The teacher sees names and is told where one target stands; the network that learns from it sees neither name nor mark.
Fold 0, or that of `--fold N`, is left out and its macro-F1 printed; `--fold -1` learns from all. Needs PyTorch and
transformers, nothing of framing.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from train_evaluation import CLASSES, UNLABELLED, macro_f1

OPEN, CLOSE = 2, 3  # unused word pieces of BERT's vocabulary, put around the target
CONTEXT = 45  # word pieces on either side of the target


def encode(tokenizer: Any, record: dict[str, Any]) -> tuple[list[int], int, int]:
    """Word pieces with the target marked, and the place of the marks."""
    text, start, end = record["text"], record["start"], record["end"]
    before, target, after = (
        tokenizer(part, add_special_tokens=False)["input_ids"] for part in (text[:start], text[start:end], text[end:])
    )
    before, after = before[-CONTEXT:], after[:CONTEXT]
    pieces = [tokenizer.cls_token_id, *before, OPEN, *target, CLOSE, *after, tokenizer.sep_token_id]
    return pieces, 1 + len(before), 2 + len(before) + len(target)


class Teacher(torch.nn.Module):
    """Mean of the states of the marked target beside the first state, to three classes."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        self.encoder.embeddings.requires_grad_(False)
        self.out = torch.nn.Linear(2 * self.encoder.config.hidden_size, len(CLASSES))

    def forward(self, batch: list[tuple[list[int], int, int]]) -> torch.Tensor:
        longest = max(len(pieces) for pieces, _, _ in batch)
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        there, target = torch.zeros(len(batch), longest, dtype=torch.long), torch.zeros(len(batch), longest)
        for row, (pieces, first, last) in enumerate(batch):
            ids[row, : len(pieces)] = torch.tensor(pieces)
            there[row, : len(pieces)] = 1
            target[row, first : last + 1] = 1
        states = self.encoder(input_ids=ids, attention_mask=there).last_hidden_state
        mean = (states * target[..., None]).sum(1) / target.sum(1, keepdim=True)
        return self.out(torch.cat([mean, states[:, 0]], 1))


def batches(examples: list[Any], chosen: list[int], size: int, rng: random.Random | None) -> list[list[int]]:
    """Batches of examples of like length, shuffled if `rng` is given."""
    chosen = rng.sample(chosen, len(chosen)) if rng else list(chosen)
    blocks = [chosen[i : i + 20 * size] for i in range(0, len(chosen), 20 * size)] if rng else [chosen]
    found = []
    for block in blocks:
        block = sorted(block, key=lambda i: (len(examples[i][0]), i))
        found += [block[i : i + size] for i in range(0, len(block), size)]
    if rng:
        rng.shuffle(found)
    return found


def train(teacher: Teacher, examples: list[Any], labels: np.ndarray, chosen: list[int], epochs: int, seed: int) -> None:
    rng = random.Random(seed)
    encoder = [p for p in teacher.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": 0.0}, {"params": teacher.out.parameters(), "lr": 0.0}], weight_decay=0.01
    )
    steps, step = epochs * (len(chosen) // 16), 0
    teacher.train()
    for _ in range(epochs):
        for batch in batches(examples, chosen, 16, rng):
            step += 1
            rate = min(step / 100, max(0.0, (steps - step) / (steps - 100) + 0.02))
            optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = 1e-4 * rate, 1e-3 * rate
            loss = torch.nn.functional.cross_entropy(
                teacher([examples[i] for i in batch]), torch.tensor(labels[batch].astype(np.int64))
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    teacher.eval()


@torch.no_grad()
def predict(teacher: Teacher, examples: list[Any], chosen: list[int]) -> np.ndarray:
    out = np.zeros((len(examples), len(CLASSES)), np.float32)
    for batch in batches(examples, chosen, 64, None):
        out[batch] = torch.softmax(teacher([examples[i] for i in batch]), 1).numpy()
    return out


def _targets(path: Path) -> tuple[list[dict[str, Any]], np.ndarray, np.ndarray]:
    """Every target in the order of the file, its label, and the fold of its article."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    both = [(line, target) for line in lines for target in line["targets"]]
    records = [{"text": line["text"], "start": t["start"], "end": t["end"]} for line, t in both]
    return records, np.array([t["label"] for _, t in both]), np.array([line["fold"] for line, _ in both])


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("examples", type=Path)
    ask.add_argument("--encoder", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--epochs", type=int, default=2)
    ask.add_argument("--sample", type=int, default=7000, help="how many unlabelled targets to label")
    ask.add_argument("--fold", type=int, default=0, help="left out and measured; -1: none")
    ask.add_argument("--seed", type=int, default=0)
    given = ask.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    records, labels, folds = _targets(given.examples)
    tokenizer = AutoTokenizer.from_pretrained(given.encoder)
    examples = [encode(tokenizer, record) for record in records]
    teacher = Teacher(given.encoder)
    known = labels != UNLABELLED
    train(teacher, examples, labels, np.flatnonzero(known & (folds != given.fold)).tolist(), given.epochs, given.seed)
    test = np.flatnonzero(known & (folds == given.fold)).tolist()
    if test:
        said = predict(teacher, examples, test)[test].argmax(1)
        print(f"teacher, fold {given.fold}: macro-F1 {macro_f1(labels[test], said):.4f}")
    others = random.Random(0).sample(np.flatnonzero(~known).tolist(), min(given.sample, int((~known).sum())))
    np.save(given.out, predict(teacher, examples, sorted(others)))


if __name__ == "__main__":
    main()
