"""Train the network that tells how a sentence speaks of an entity (src/framing/analyzer/tone.py).

    python benchmarks/train_evaluation.py features --data NEWSMTSC.jsonl --out features.npz
    python benchmarks/train_evaluation.py fit features.npz --folds 5            # cross-validation only
    python benchmarks/train_evaluation.py fit features.npz --weights tone.npz   # all of the data, writes the weights

With a teacher (benchmarks/teach_evaluation.py), `features --others` adds the unlabelled names of the same sentences and
`fit --soft soft.npy` learns from what the teacher says of them.

`features` needs framing and its pipeline; `fit` needs PyTorch and nothing of framing, so the two can run in different
environments. The data is NewsMTSC (Hamborg & Donnay 2021, MIT licence): one sentence a line with `text` and `targets`
[{start, end, polarity, further_mentions}]. Folds are by article, so that no article is on both sides.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

CLASSES = ("negative", "neutral", "positive")
FOLDS = 5
UNLABELLED = -1


# --------------------------------------------------------------------------------------------------- features
def features(data: Path, out: Path, others: bool) -> None:
    """Parse the sentences and store what the network reads, padded to the longest."""
    from framing.analyzer import pipeline, tone
    from framing.analyzer.tree import Tree
    from framing.model import Article, Part, PartKind

    records = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    articles = [Article(r["id"], "", "", r["text"], (Part(PartKind.BODY, 0, len(r["text"])),)) for r in records]
    nlp = pipeline.load()
    parses = list(pipeline.parse(nlp, articles))
    rows, flags, lengths, labels, folds, texts = [], [], [], [], [], []
    for record, article, parse in zip(records, articles, parses, strict=True):
        tree = Tree(article, parse)
        for target in [*record["targets"], *(_others(tree, record["targets"]) if others else ())]:
            read = tone.inputs(_target(tree, target))
            rows.append(read.rows)
            flags.append(np.array(read.features, np.float16))
            lengths.append(len(read.rows))
            labels.append(CLASSES.index(target["polarity"]) if "polarity" in target else UNLABELLED)
            folds.append(_fold(record["id"]))
            texts.append({"text": record["text"], "start": target["start"], "end": target["end"]})
    flat, seeds = np.concatenate(flags), _seeds(nlp, parses)
    np.savez_compressed(
        out,
        rows=np.concatenate(rows),
        flags=flat,
        lengths=lengths,
        labels=labels,
        folds=folds,
        vectors=_vectors(),
        seed_rows=list(seeds),
        seed_values=list(seeds.values()),
    )
    lines = (json.dumps(t, ensure_ascii=False) for t in texts)
    out.with_suffix(".jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(labels)} targets, {flat.shape[1]} features a word")


def _others(tree: Any, targets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Names and personal pronouns beside the labelled targets: something for a teacher to label."""
    taken = [(s["start"], s["end"]) for t in targets for s in (t, *t.get("further_mentions", ()))]
    spans = [
        (tree.nodes[first].start, tree.nodes[last - 1].end)
        for first, last, kind in tree.names
        if kind in ("PERSON", "ORG", "GPE", "NORP")
    ]
    spans += [(n.start, n.end) for n in tree.nodes if n.lower in ("he", "she", "they", "him", "them")]
    return [{"start": a, "end": b} for a, b in sorted(spans) if not any(a < y and x < b for x, y in taken)]


def _seeds(nlp: Any, parses: list[Any]) -> dict[int, float]:
    """Row of a word's vector -> its polarity: the words of our own list, and the most frequent others as neutral."""
    from framing.analyzer.polarity import predicates, words

    seeds: dict[int, float] = {}
    for word, value in words().items():
        row = int(nlp.vocab.vectors.find(key=nlp.vocab.strings.add(word)))
        if row >= 0:
            seeds[row] = value
    counts: Counter[int] = Counter()
    for parse in parses:
        for row, pos, lemma in zip(parse.rows, parse.pos, parse.lemmas, strict=True):
            if row >= 0 and pos in ("ADJ", "NOUN", "VERB", "ADV") and lemma.lower() not in words() | predicates():
                counts[row] += 1
    frequent = sorted((r for r in counts if r not in seeds), key=lambda r: (-counts[r], r))
    return seeds | dict.fromkeys(frequent[:1300], 0.0)


def _target(tree: Any, target: dict[str, Any]) -> Any:
    """The target's sentence, with all mentions of it that lie there."""
    from framing.analyzer.tone import Target

    spans = [target, *target.get("further_mentions", ())]
    named = {n.i for s in spans for n in tree.between(s["start"], s["end"]) if n.pos != "SPACE"}
    sentence = tree.sentences[tree.between(target["start"], target["end"])[0].sent]
    return Target(sentence, frozenset(n.i for n in sentence if n.i in named))


def _fold(identifier: str) -> int:
    """Fold of an article; the first parts of an id name the article."""
    parts = identifier.split("_")
    article = "_".join(parts[: 3 if parts[0] == "polusa" else 2])
    return int(hashlib.md5(article.encode()).hexdigest(), 16) % FOLDS


def _vectors() -> np.ndarray:
    from framing.analyzer import tone

    return np.asarray(tone._vectors()).astype(np.float16)


# -------------------------------------------------------------------------------------------------------- fit
class Data:
    """Examples read back from the features file; vectors brought to length 4, as at run time."""

    def __init__(self, path: Path) -> None:
        stored = np.load(path)
        ends = np.cumsum(stored["lengths"])
        starts = ends - stored["lengths"]
        self.rows = [stored["rows"][a:b] + 1 for a, b in zip(starts, ends, strict=True)]
        flags = stored["flags"].astype(np.float32)
        self.flags = [flags[a:b] for a, b in zip(starts, ends, strict=True)]
        self.labels, self.folds = stored["labels"], stored["folds"]
        vectors = stored["vectors"].astype(np.float32)
        size = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors = np.divide(4 * vectors, size, out=np.zeros_like(vectors), where=size > 0)
        self.vectors = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors])
        self.opinion = _ridge(vectors[stored["seed_rows"]], stored["seed_values"].astype(np.float32))


def _ridge(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Direction in the space of word vectors along which opinion words lie (ridge regression)."""
    fitted = np.linalg.solve(x.T @ x + 16 * np.eye(x.shape[1], dtype=np.float32), x.T @ y)
    return 2 * fitted.astype(np.float32)


def network(data: Data, given: argparse.Namespace) -> Any:
    import torch
    from torch import nn

    width = data.flags[0].shape[1]

    class Tone(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.vectors = nn.Embedding.from_pretrained(torch.tensor(data.vectors), freeze=True)
            self.register_buffer("opinion", torch.tensor(data.opinion))
            self.project = nn.Linear(data.vectors.shape[1], given.projection)
            self.recurrent = nn.GRU(given.projection + width + 1, given.states, batch_first=True, bidirectional=True)
            self.attention = nn.Linear(2 * given.states, 1, bias=False)
            self.out = nn.Linear(4 * given.states, len(CLASSES))
            self.drop = nn.Dropout(given.dropout)

        def forward(self, rows: Any, flags: Any, lengths: Any) -> Any:
            vectors = self.vectors(rows)
            words = torch.tanh(self.project(self.drop(vectors)))
            x = torch.cat([(vectors @ self.opinion)[..., None], self.drop(torch.cat([words, flags], 2))], 2)
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
            states, _ = nn.utils.rnn.pad_packed_sequence(self.recurrent(packed)[0], batch_first=True)
            named = flags[:, :, 0]
            mention = (states * named[..., None]).sum(1) / named.sum(1, keepdim=True).clamp(min=1)
            score = self.attention(torch.tanh(states)).squeeze(-1)
            outside = torch.arange(states.shape[1])[None, :] >= lengths[:, None]
            weight = torch.softmax(score.masked_fill(outside, -1e9), 1)
            return self.out(self.drop(torch.cat([mention, (states * weight[..., None]).sum(1)], 1)))

    return Tone()


def collate(data: Data, chosen: list[int]) -> tuple[Any, Any, Any]:
    import torch

    lengths = torch.tensor([len(data.rows[i]) for i in chosen])
    longest = int(lengths.max())
    rows = torch.zeros(len(chosen), longest, dtype=torch.long)
    flags = torch.zeros(len(chosen), longest, data.flags[0].shape[1])
    for at, i in enumerate(chosen):
        rows[at, : len(data.rows[i])] = torch.from_numpy(data.rows[i])
        flags[at, : len(data.rows[i])] = torch.from_numpy(data.flags[i])
    return rows, flags, lengths


def batches(data: Data, chosen: list[int], size: int, rng: random.Random) -> list[list[int]]:
    """Shuffled batches of examples of like length."""
    chosen = rng.sample(chosen, len(chosen))
    found = []
    for first in range(0, len(chosen), size * 20):
        block = sorted(chosen[first : first + size * 20], key=lambda i: (len(data.rows[i]), i))
        found += [block[i : i + size] for i in range(0, len(block), size)]
    rng.shuffle(found)
    return found


def train(data: Data, chosen: list[int], given: argparse.Namespace, soft: np.ndarray | None = None) -> Any:
    import torch
    from torch import nn

    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    net = network(data, given)
    learned = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=given.rate, weight_decay=given.decay)
    goals = _goals(data, soft)
    steps, step = given.epochs * (len(chosen) // 32 + 1), 0
    net.train()
    for _ in range(given.epochs):
        for batch in batches(data, chosen, 32, rng):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = given.rate * min(step / 100, max(0.02, (steps - step) / steps))
            logits = net(*collate(data, batch))
            loss = nn.functional.cross_entropy(logits, torch.tensor(goals[batch]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
    net.eval()
    return net


def _goals(data: Data, soft: np.ndarray | None) -> np.ndarray:
    """What the network is to say: the label, softened a little, or what the teacher says where there is no label."""
    goals = np.full((len(data.labels), len(CLASSES)), 0.05 / len(CLASSES), np.float32)
    known = data.labels != UNLABELLED
    goals[np.flatnonzero(known), data.labels[known]] += 0.95
    if soft is not None:
        goals[~known] = soft[~known]
    return goals


def _taught(data: Data, soft: np.ndarray | None) -> np.ndarray:
    """Which examples the teacher has labelled."""
    return np.zeros(len(data.labels), bool) if soft is None else soft.sum(1) > 0


def predict(net: Any, data: Data, chosen: list[int]) -> np.ndarray:
    import torch

    out = np.zeros((len(data.labels), len(CLASSES)), np.float32)
    order = sorted(chosen, key=lambda i: (len(data.rows[i]), i))
    with torch.no_grad():
        for first in range(0, len(order), 128):
            batch = order[first : first + 128]
            out[batch] = torch.softmax(net(*collate(data, batch)), 1).numpy()
    return out


def macro_f1(gold: np.ndarray, guess: np.ndarray) -> float:
    scores = []
    for c in range(len(CLASSES)):
        right = float(((gold == c) & (guess == c)).sum())
        scores.append(2 * right / max(1.0, float((gold == c).sum() + (guess == c).sum())))
    return sum(scores) / len(scores)


def cross_validate(data: Data, given: argparse.Namespace, soft: np.ndarray | None) -> None:
    """Print macro-F1 of each fold, with the share of the most frequent class as baseline, and of all together."""
    guess, tested = np.zeros(len(data.labels), int), np.zeros(len(data.labels), bool)
    total = np.zeros((len(data.labels), 3), np.float32)
    for fold in range(given.folds):
        labelled = data.labels != UNLABELLED
        test = np.flatnonzero((data.folds == fold) & labelled).tolist()
        rest = np.flatnonzero((data.folds != fold) & (labelled | _taught(data, soft))).tolist()
        total += predict(train(data, rest, given, soft), data, test)
        guess[test], tested[test] = total[test].argmax(1), True
        print(f"fold {fold}: macro-F1 {macro_f1(data.labels[test], guess[test]):.4f}  n {len(test)}", flush=True)
    gold = data.labels[tested]
    rng = np.random.default_rng(7)
    draws = []
    for _ in range(1000):
        sample = rng.integers(0, len(gold), len(gold))
        draws.append(macro_f1(gold[sample], guess[tested][sample]))
    majority = np.full(len(gold), np.bincount(gold).argmax())
    print(
        f"all: macro-F1 {macro_f1(gold, guess[tested]):.4f} [{np.quantile(draws, 0.025):.3f}, "
        f"{np.quantile(draws, 0.975):.3f}]  majority {macro_f1(gold, majority):.3f}"
    )
    if given.out is not None:
        np.save(given.out, total)


def write(net: Any, path: Path) -> None:
    """Weights under the names that tone.py reads, as 16-bit numbers."""
    state = {k: v.numpy().astype(np.float16) for k, v in net.state_dict().items() if not k.startswith("vectors")}
    names = {
        "project": "project.weight",
        "project_bias": "project.bias",
        "attention": "attention.weight",
        "opinion": "opinion",
    }
    names |= {"out": "out.weight", "out_bias": "out.bias"}
    for side, suffix in (("f", ""), ("b", "_reverse")):
        names |= {
            f"{side}_input": f"recurrent.weight_ih_l0{suffix}",
            f"{side}_state": f"recurrent.weight_hh_l0{suffix}",
        }
        names |= {f"{side}_input_bias": f"recurrent.bias_ih_l0{suffix}"}
        names |= {f"{side}_state_bias": f"recurrent.bias_hh_l0{suffix}"}
    np.savez_compressed(path, **{ours: state[theirs] for ours, theirs in names.items()})
    print(f"{path}: {path.stat().st_size:,} bytes")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = ask.add_subparsers(dest="command", required=True)
    make = commands.add_parser("features")
    make.add_argument("--data", type=Path, required=True)
    make.add_argument("--out", type=Path, required=True)
    make.add_argument("--others", action="store_true", help="add the other names of each sentence, without label")
    fit = commands.add_parser("fit")
    fit.add_argument("features", type=Path)
    fit.add_argument("--folds", type=int, default=0, help="cross-validate on the first N folds")
    fit.add_argument("--weights", type=Path, help="train on everything and write the weights here")
    fit.add_argument("--soft", type=Path, help="class probabilities of a teacher, one row a target (.npy)")
    fit.add_argument("--out", type=Path, help="write the cross-validated probabilities here (.npy)")
    fit.add_argument("--epochs", type=int, default=10)
    fit.add_argument("--projection", type=int, default=96)
    fit.add_argument("--states", type=int, default=64)
    fit.add_argument("--dropout", type=float, default=0.3)
    fit.add_argument("--rate", type=float, default=2e-3)
    fit.add_argument("--decay", type=float, default=0.1)
    fit.add_argument("--seed", type=int, default=0)
    given = ask.parse_args()
    if given.command == "features":
        features(given.data, given.out, given.others)
        return
    data = Data(given.features)
    soft = None if given.soft is None else np.load(given.soft)
    if given.folds:
        cross_validate(data, given, soft)
    if given.weights is not None:
        usable = np.flatnonzero((data.labels != UNLABELLED) | _taught(data, soft)).tolist()
        write(train(data, usable, given, soft), given.weights)


if __name__ == "__main__":
    main()
