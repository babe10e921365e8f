"""Learn the weights of the frames: src/framing/analyzer/weights/frames.bin and frames.json.

    python benchmarks/train_frames.py read --news A.jsonl B.jsonl --out read.pickle
    python benchmarks/train_frames.py fit read.pickle --encoder FOLDER --out FOLDER

`read` needs framing and its pipeline, `fit` needs PyTorch, transformers and scikit-learn and nothing of framing, so the
two can run in different environments. A.jsonl holds unlabelled news, `text` on each line. FOLDER of the encoder holds
all-MiniLM-L6-v2 (Apache-2.0). The teacher is that encoder with logistic regressions on frame-examples.csv; the student
is linear in the rows of the pipeline's vector table and imitates the teacher's likelihoods. This script does not make
the shipped weights: those also have the vectors of the encoder's word pieces as features of the rows and the words of
frame-words.csv, and the ridge regressions of whole articles on the Narrative Frames Corpus. See docs/frames.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np

RESOURCES = Path(__file__).parents[1] / "lexicons" / "resources"
POLICY = (
    "economic", "morality", "fairness", "legality", "policy", "security", "health-safety", "cultural-identity",
    "public-opinion", "other",
)  # fmt: skip
REST = ("conflict", "strategy", "responsibility", "human-interest", "problem", "blame", "suffering", "remedy")
EPOCHS, BATCH = 12, 512


def examples() -> list[dict[str, str]]:
    with (RESOURCES / "frame-examples.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(news: list[Path], out: Path) -> None:
    """The sentences of the examples and of the news, each with the vector rows of its words."""
    from framing.analyzer.frames.sentences import word_rows
    from framing.analyzer.parsing import pipeline
    from framing.model import Article, Part, PartKind

    own = [e["sentence"] for e in examples()]
    texts = [*own, *(json.loads(line)["text"] for path in news for line in path.read_text("utf-8").splitlines())]
    articles = [Article(str(i), "", "", t, (Part(PartKind.BODY, 0, len(t)),)) for i, t in enumerate(texts)]
    nlp = pipeline.load()
    found: list[tuple[str, list[int]]] = []
    for n, (article, parse) in enumerate(zip(articles, pipeline.parse(nlp, articles), strict=True)):
        spans = [(0, len(parse.starts))] if n < len(own) else parse.sentences
        for a, b in spans:
            found.append((article.text[parse.starts[a] : parse.ends[b - 1]], word_rows(parse, a, b)))
    told = {"examples": len(own), "sentences": found, "vectors": nlp.vocab.vectors.data, "pipeline": parse.pipeline}
    out.write_bytes(pickle.dumps(told))


def embedded(texts: list[str], encoder: Path) -> Any:
    """The mean of the encoder's last layer over each text, of length 1."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer, model = AutoTokenizer.from_pretrained(encoder), AutoModel.from_pretrained(encoder).eval()
    out = np.zeros((len(texts), model.config.hidden_size), np.float32)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    with torch.no_grad():
        for first in range(0, len(order), 32):
            some = order[first : first + 32]
            batch = tokenizer(
                [texts[i] for i in some], padding=True, truncation=True, max_length=96, return_tensors="pt"
            )
            mask = batch["attention_mask"][..., None].float()
            mean = (model(**batch).last_hidden_state * mask).sum(1) / mask.sum(1)
            out[some] = torch.nn.functional.normalize(mean, dim=1).numpy()
    return out


def taught(vectors: Any, count: int) -> Any:
    """The teacher's likelihoods, sentence x class, from the examples among the first `count` vectors."""
    from sklearn.linear_model import LogisticRegression

    rows = examples()
    policy = [i for i, r in enumerate(rows) if r["scheme"] == "policy"]
    model = LogisticRegression(C=5, max_iter=2000).fit(vectors[policy], [rows[i]["frame"] for i in policy])
    columns = [model.predict_proba(vectors)[:, list(model.classes_).index(name)] for name in POLICY]
    for name in REST:
        gold = [r["frame"] == name for r in rows]
        one = LogisticRegression(C=5, max_iter=2000, class_weight="balanced").fit(vectors[:count], gold)
        columns.append(one.predict_proba(vectors)[:, 1])
    return np.stack(columns, 1).astype(np.float32)


def fit(read_file: Path, encoder: Path, out: Path) -> None:
    """Teach the student, and write its table; the models of whole articles stay as they are."""
    import torch
    from torch.nn import functional

    torch.manual_seed(0)
    told = pickle.loads(read_file.read_bytes())
    kept = [(t, r) for n, (t, r) in enumerate(told["sentences"]) if r or n < told["examples"]]
    likely = torch.tensor(taught(embedded([t for t, _ in kept], encoder), told["examples"]))
    vectors = torch.tensor(told["vectors"])
    classes = len(POLICY) + len(REST)
    linear, bias = torch.zeros(vectors.shape[1], classes), torch.zeros(classes)
    free = torch.zeros(len(vectors), classes)
    for tensor in (linear, bias, free):
        tensor.requires_grad_()
    optimiser = torch.optim.Adam([{"params": [linear, bias], "lr": 3e-3}, {"params": [free], "lr": 1e-2}])
    weight = torch.tensor([3.0 if n < told["examples"] else 1.0 for n in range(len(kept))])
    order, rng = np.array([n for n, (_, r) in enumerate(kept) if r]), np.random.default_rng(0)
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for some in np.array_split(order, max(1, len(order) // BATCH)):
            rows = [kept[i][1] for i in some]
            flat = torch.tensor([r for its in rows for r in its])
            starts = torch.tensor(np.cumsum([0, *map(len, rows)])[:-1])
            sums = functional.embedding_bag(flat, vectors @ linear + free, starts, mode="sum")
            odds = sums / torch.tensor([len(r) ** 0.5 for r in rows])[:, None] + bias
            split, gold = len(POLICY), likely[some]
            loss = -(gold[:, :split] * torch.log_softmax(odds[:, :split], 1)).sum(1)
            rest = functional.binary_cross_entropy_with_logits(odds[:, split:], gold[:, split:], reduction="none")
            loss = ((loss + 0.5 * rest.sum(1)) * weight[some]).mean()
            loss = loss + 3e-5 * (free[flat.unique()] ** 2).sum() + 1e-4 * (linear**2).sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    table = (vectors @ linear + free).detach().numpy()
    scales = np.quantile(np.abs(table), 0.9999, axis=0) / 127
    (out / "frames.bin").write_bytes(np.clip(np.round(table / scales), -127, 127).astype(np.int8).tobytes())
    settings = json.loads((out / "frames.json").read_text(encoding="utf-8"))
    settings |= {"classes": [*POLICY, *REST], "policy": len(POLICY), "pipeline": told["pipeline"]}
    settings |= {"scales": [float(f"{s:.6g}") for s in scales], "bias": [round(float(b), 4) for b in bias]}
    (out / "frames.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = ask.add_subparsers(dest="step", required=True)
    one = steps.add_parser("read")
    one.add_argument("--news", type=Path, nargs="+", required=True)
    one.add_argument("--out", type=Path, required=True)
    two = steps.add_parser("fit")
    two.add_argument("read", type=Path)
    two.add_argument("--encoder", type=Path, required=True)
    two.add_argument("--out", type=Path, required=True)
    given = ask.parse_args()
    if given.step == "read":
        read(given.news, given.out)
    else:
        fit(given.read, given.encoder, given.out)


if __name__ == "__main__":
    main()
