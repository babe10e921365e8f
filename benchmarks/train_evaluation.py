"""Train the network that tells how a sentence speaks of an entity (src/framing/analyzer/tone/tone.py).

    python benchmarks/train_evaluation.py examples --data NEWSMTSC.jsonl --encoder FOLDER --out examples.jsonl
    python benchmarks/teach_evaluation.py examples.jsonl --encoder FOLDER --out soft.npy
    python benchmarks/train_evaluation.py fit examples.jsonl --encoder FOLDER --soft soft.npy --weights tone.onnx

FOLDER holds all-MiniLM-L6-v2 (Apache-2.0: model.safetensors, config.json, vocab.txt), of which the first layers are
kept. `examples` needs framing and its pipeline; `fit` needs PyTorch, transformers, onnx and onnxruntime and nothing of
framing, so the two can run in different environments. The data is NewsMTSC (Hamborg & Donnay 2021, MIT licence): one
sentence a line with `text` and `targets` [{start, end, polarity, further_mentions}]. `examples --directed` adds
sentences in which somebody speaks well or ill of somebody: one pair a line with `text`, `p` and `q` {start, end} and
`label` (neutral, p+>q, q+>p, p->q, q->p), `--parted` without the labels that rest on deeds; the results are in
docs/portraits-tried.md. `fit --begin` goes on from weights that were written before; train_teacher.py is a larger
teacher.

Folds are by article, so that no article is on both sides, those of directed data by sentence; fold 0, or that of
`--fold N`, is left out and macro-F1 on it printed, of the network as it was learned and of the file as it was written;
`--fold -1` trains on all.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import random
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

CLASSES = ("negative", "neutral", "positive")
FOLDS = 5
UNLABELLED = -1
LAYERS = 3
UNITS = [1024, 1280, 1536]  # the last layer is worked out for few places only, so its width costs little
HEADS = [8, 8, 8]
FREQUENT = 13_000
"""BERT's pieces stand roughly by frequency; of the later ones only the words of our own lists are kept."""

TAIL = 0.0001
"""Share of an activation's numbers, at either end, that may be cut off where they are rounded to 8 bits."""

NEUTRAL_PAIRS = 4000
"""Sentences without any judgement that are kept of directed data, which are mostly such."""

AT_ONCE = 40
"""Records that are parsed as one text, which takes a quarter of the time of parsing each."""

FRESH = -2
"""Fold of texts without labels, which are never left out."""

SOFTENED = 0.05
"""Share of a label that is spread over all classes (label smoothing: Szegedy et al. 2016)."""


# --------------------------------------------------------------------------------------------------- examples
def examples(
    data: Path, encoder: Path, out: Path, directed: Path | None = None, texts: Path | None = None, *, parted: bool
) -> None:
    """Parse the sentences and store their pieces, the targets' places, and the fold of their article.

    With `parted`, directed data teach only who judges whom in words: what rests on a deed has no label.
    """
    from framing.analyzer.parsing import pipeline
    from framing.language.tree import Tree
    from framing.language.word_pieces import WordPieces
    from framing.model import Article, Part, PartKind

    original, kept = _vocabulary((encoder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    known = WordPieces(kept)
    records = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    records = [{**record, "fold": fold_of(record["id"])} for record in records]
    if directed is not None:
        pairs = [json.loads(line) for line in directed.read_text(encoding="utf-8").splitlines()]
        records += _directed(pairs, len(pairs) if parted else NEUTRAL_PAIRS)
    if texts is not None:
        fresh = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()]
        records += [{"id": f"fresh_{r['id']}", "text": r["text"], "targets": [], "fold": FRESH} for r in fresh]
    groups = [records[i : i + AT_ONCE] for i in range(0, len(records), AT_ONCE)]
    articles = []
    for group in groups:
        parts, text = [], ""
        for record in group:
            _shift(record, len(text))
            parts.append(Part(PartKind.BODY, len(text), len(text) + len(record["text"])))
            text += record["text"] + "\n"
        articles.append(Article(group[0]["id"], "", "", text, tuple(parts)))
    lines: list[dict[str, Any]] = [{"pieces": kept, "original": original}]
    gc.disable()  # it would look through all lines again and again
    for group, article, parse in zip(groups, articles, pipeline.parse(pipeline.load(), articles), strict=True):
        tree = Tree(article, parse)
        for record in group:
            _lines_of(record, tree, known, lines, parted=parted)
        tree.untie()
    out.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} pieces, {len(lines) - 1} sentences")


def _shift(record: dict[str, Any], at: int) -> None:
    """Move every place of the record, whose text begins `at` this character of what is parsed."""
    record["at"] = at
    ends = [pair[end] for pair in record.get("pairs", ()) for end in ("p", "q")]
    for target in record["targets"]:
        ends += [target, *target.get("further_mentions", ())]
    for place in ends:
        place["start"], place["end"] = place["start"] + at, place["end"] + at


def _lines_of(record: dict[str, Any], tree: Any, known: Any, lines: list[dict[str, Any]], *, parted: bool) -> None:
    """Add the record's sentences to the lines."""
    from framing.analyzer.tone import tone

    if parted and record.get("is_directed"):
        _part(tree, record)
    read: dict[int, Any] = {}
    for target in [*record["targets"], *_others(tree, record)]:
        if not any(n.pos != "SPACE" for n in tree.between(target["start"], target["end"])):
            continue  # marked where there is no word
        nodes, named = _target(tree, target)
        if record.get("is_directed"):
            _masked(read, nodes, tree, known)
        for stretch in read.setdefault(nodes[0].i, tone.stretches(nodes, known)):
            at = sorted({p for i in named for p in stretch.places.get(i, ())})
            if at:
                label = CLASSES.index(target["polarity"]) if "polarity" in target else UNLABELLED
                start, end = target["start"] - record["at"], target["end"] - record["at"]
                where = {"at": at, "label": label, "start": start, "end": end}
                where |= {key: target[key] for key in ("is_blamer", "is_calm", "gold") if key in target}
                _line(lines, record, stretch.rows)["targets"].append(where)
                break


def _line(lines: list[dict[str, Any]], record: dict[str, Any], rows: list[int]) -> dict[str, Any]:
    """The line of this stretch of the record: the same as before where another target stands in it."""
    for line in islice(reversed(lines), len(lines) - 1):
        if line["id"] != record["id"]:
            break
        if line["rows"] == rows:
            return line
    line = {"id": record["id"], "fold": record["fold"], "text": record["text"], "rows": rows, "targets": []}
    lines.append(line | ({"is_directed": True} if record.get("is_directed") else {}))
    return lines[-1]


def _directed(pairs: list[dict[str, Any]], neutral: int = NEUTRAL_PAIRS) -> list[dict[str, Any]]:
    """Sentences in which somebody speaks well or ill of somebody, as records like those of NewsMTSC.

    Who is spoken of gets the polarity; who speaks so, and both ends of a neutral pair, are neutral, unless another pair
    of the same sentence speaks of them. Of sentences with neutral pairs alone as many are kept as `neutral` says.
    """
    by_text: dict[str, list[dict[str, Any]]] = {}
    for pair in pairs:
        by_text.setdefault(pair["text"], []).append(pair)
    calm = [text for text, alike in by_text.items() if all(pair["label"] == "neutral" for pair in alike)]
    spared = set(random.Random(0).sample(calm, max(0, len(calm) - neutral)))
    records = []
    for text, alike in by_text.items():
        if text in spared:
            continue
        heard: dict[tuple[int, int], set[str]] = {}
        blaming = set()
        for pair in alike:
            for end in ("p", "q"):
                place = pair[end]["start"], pair[end]["end"]
                heard.setdefault(place, set()).update(_spoken(pair["label"], end))
                if "->" in pair["label"] and not pair["label"].endswith(end):
                    blaming.add(place)
        targets = [
            {"start": place[0], "end": place[1]}
            | ({"polarity": said.pop() if said else "neutral"} if len(said) < 2 else {})
            | ({"is_blamer": True} if place in blaming else {})
            for place, said in sorted(heard.items())
        ]
        fold = int(hashlib.md5(text.encode()).hexdigest(), 16) % FOLDS
        records.append(
            {"id": f"directed_{alike[0]['id']}", "text": text, "targets": targets, "fold": fold, "is_directed": True}
            | {"pairs": alike}
        )
    return records


def _part(tree: Any, record: dict[str, Any]) -> None:
    """Take the labels from targets whose label does not rest on words alone.

    The verb that joins both ends of a pair decides: "accuse" and "say" are words. Whoever attacks, invades or kills is
    neutral in such data and whoever is attacked is not, which is about deeds and no judgement. The ends of a neutral
    pair keep their label where no verb of the sentence implies anything about anybody.
    """
    from framing.language.words import predicates

    known = predicates()
    judging = [pair for pair in record["pairs"] if pair["label"] != "neutral"]
    if not judging:
        its = tree.between(record["at"], record["at"] + len(record["text"]))
        is_calm = not any(node.lemma in known for node in its)
        for target in record["targets"]:
            target["is_calm"] = is_calm
            if not is_calm:
                _hidden(target)
        return
    words = {
        (pair[end]["start"], pair[end]["end"])
        for pair in judging
        if _joining(tree, pair) in _verbs_of_words()
        for end in ("p", "q")
    }
    for target in record["targets"]:
        if (target["start"], target["end"]) not in words:
            _hidden(target)


def _hidden(target: dict[str, Any]) -> None:
    """Keep the label for measuring only."""
    if "polarity" in target:
        target["gold"] = CLASSES.index(target.pop("polarity"))


def _joining(tree: Any, pair: dict[str, Any]) -> str:
    """The lemma of the lowest verb above both ends."""
    both = [tree.between(pair[end]["start"], pair[end]["end"])[-1:] for end in ("p", "q")]
    if not all(both):
        return ""
    above = [[nodes[0], *nodes[0].ancestors()] for nodes in both]
    shared = {node.i for node in above[1]}
    return next((n.lemma for n in above[0] if n.i in shared and n.pos == "VERB"), "")


@cache
def _verbs_of_words() -> frozenset[str]:
    """Verbs by which somebody judges in words: those of speech, and verbs of judgement that are no deeds too."""
    from framing.language.resources import table
    from framing.language.words import predicates

    speech = {row["verb"] for row in table("role-verbs") if row["kind"] in ("speech", "thought", "steer")}
    told = {row["cue"] for row in table("reporting-verbs") if row["pos"] == "VERB"}
    deeds = {verb for verb, said in predicates().items() if said.agent < 0}
    deeds |= {row["word"] for row in table("deeds") if row["side"] == "agent"}
    return frozenset((speech | told) - deeds)


def _spoken(label: str, end: str) -> set[str]:
    """The polarity with which this end ("p" or "q") is spoken of, if it is."""
    if label == "neutral" or not label.endswith(end):
        return set()
    return {"positive" if "+" in label else "negative"}


def _masked(read: dict[int, Any], nodes: list[Any], tree: Any, known: Any) -> None:
    """Mask names that are adjectives too ("Russian"): who is blamed in the news says which nations are in the news."""
    from framing.analyzer.tone import tone

    if nodes[0].i in read:
        return
    read[nodes[0].i] = found = tone.stretches(nodes, known)
    peoples = {
        i for first, last, kind in tree.names if kind in ("NORP", "GPE", "PERSON", "ORG") for i in range(first, last)
    }
    for stretch in found:
        for node in nodes:
            if node.i in peoples and node.pos in ("ADJ", "NOUN"):
                for place in stretch.places.get(node.i, ()):
                    stretch.rows[place] = known.mask


def _vocabulary(pieces: list[str]) -> tuple[list[int], list[str]]:
    """Rows and names of the pieces that are kept: marks, single signs, frequent pieces, words of our own lists."""
    from framing.language.polarity import words
    from framing.language.words import predicates

    marks, ours = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}, words().keys() | predicates().keys()
    found = []
    for row, piece in enumerate(pieces):
        bare = piece.removeprefix("##")
        if piece.startswith("[") and piece.endswith("]") and len(piece) > 2:
            keep = piece in marks
        else:
            readable = (bare.isascii() and bare.isprintable()) or piece in "“”‘’–—…"
            keep = readable and (len(bare) == 1 or row < FREQUENT or piece in ours)
        if keep:
            found.append(row)
    return found, [pieces[row] for row in found]


def _others(tree: Any, record: dict[str, Any]) -> list[dict[str, Any]]:
    """Names and personal pronouns beside the labelled targets: something for a teacher to label."""
    taken = [(s["start"], s["end"]) for t in record["targets"] for s in (t, *t.get("further_mentions", ()))]
    first, last = record["at"], record["at"] + len(record["text"])
    spans = [
        (tree.nodes[first].start, tree.nodes[last - 1].end)
        for first, last, kind in tree.names
        if kind in ("PERSON", "ORG", "GPE", "NORP")
    ]
    spans += [(n.start, n.end) for n in tree.nodes if n.lower in ("he", "she", "they", "him", "them")]
    spans = [(a, b) for a, b in spans if first <= a and b <= last]
    return [{"start": a, "end": b} for a, b in sorted(spans) if not any(a < y and x < b for x, y in taken)]


def _target(tree: Any, target: dict[str, Any]) -> tuple[list[Any], set[int]]:
    """The target's sentence, and the nodes of all mentions of it that lie there."""
    spans = [target, *target.get("further_mentions", ())]
    named = {n.i for s in spans for n in tree.between(s["start"], s["end"]) if n.pos != "SPACE"}
    sentence = tree.sentences[tree.between(target["start"], target["end"])[0].sent]
    return sentence, {n.i for n in sentence if n.i in named}


def fold_of(identifier: str) -> int:
    """Fold of an article; the first parts of an id name the article."""
    parts = identifier.split("_")
    article = "_".join(parts[: 3 if parts[0] == "polusa" else 2])
    return int(hashlib.md5(article.encode()).hexdigest(), 16) % FOLDS


# -------------------------------------------------------------------------------------------------------- fit
class Data:
    """Sentences read back: rows of pieces, and for each target its places, label and what is to be said of it."""

    def __init__(self, path: Path, soft: np.ndarray | None, trust: float) -> None:
        head, *lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        self.pieces, self.original = head["pieces"], head["original"]
        self.rows: list[list[int]] = []
        self.folds: list[int] = []
        self.directed: list[bool] = []
        self.targets: list[list[tuple[list[int], int, np.ndarray]]] = []
        self.blamers: list[list[bool]] = []  # of each target, whether it blames another
        number = 0
        for line in lines:
            targets, blamers = [], []
            for target in line["targets"]:
                label = UNLABELLED if target.get("is_calm") else target["label"]
                goal = _goal(label, soft[number] if soft is not None else None, trust)
                number += 1
                if goal is not None:
                    targets.append((target["at"], target.get("gold", target["label"]), goal))
                    blamers.append(target.get("is_blamer", False))
            if targets:
                self.rows.append(line["rows"])
                self.directed.append(line.get("is_directed", False))
                self.blamers.append(blamers)
                self.folds.append(line["fold"])
                self.targets.append(targets)


def _goal(label: int, taught: np.ndarray | None, trust: float) -> np.ndarray | None:
    """The label, softened a little, mixed with what the teacher says (`trust`: its share); one of them if alone.

    Nothing where neither says anything.
    """
    taught = taught if taught is not None and taught.sum() > 0 else None
    if label == UNLABELLED:
        return taught
    goal = np.full(len(CLASSES), SOFTENED / len(CLASSES), np.float32)
    goal[label] += 1 - SOFTENED
    return goal if taught is None else (1 - trust) * goal + trust * taught


def network(data: Data, given: argparse.Namespace) -> Any:
    """The first layers of the encoder over the kept pieces, and a linear read-out."""
    import torch
    from torch import nn
    from transformers import AutoModel

    encoder = AutoModel.from_pretrained(given.encoder)
    encoder.encoder.layer = encoder.encoder.layer[: given.layers]
    kept = encoder.embeddings.word_embeddings.weight.data[data.original].clone()
    encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(kept, freeze=True)
    encoder.embeddings.requires_grad_(False)
    width = encoder.config.hidden_size
    size = width // encoder.config.num_attention_heads

    class Tone(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder
            self.out = nn.Linear(2 * width, len(CLASSES))

        def forward(self, batch: list[int]) -> Any:
            rows, outside = _padded(data, batch)
            x = self.encoder.embeddings(rows)
            for layer in self.encoder.encoder.layer[:-1]:
                x = self._block(layer, x, x, outside)
            wanted = [sorted({0}.union(*(at for at, _, _ in data.targets[i]))) for i in batch]
            most = max(map(len, wanted))
            places = torch.tensor([at + [0] * (most - len(at)) for at in wanted])
            part = torch.gather(x, 1, places[..., None].expand(-1, -1, width))
            x = self._block(self.encoder.encoder.layer[-1], part, x, outside)
            read = [
                torch.cat([x[row, [wanted[row].index(p) for p in at]].mean(0), x[row, 0]])
                for row, i in enumerate(batch)
                for at, _, _ in data.targets[i]
            ]
            return self.out(nn.functional.dropout(torch.stack(read), 0.1, self.training))

        def _block(self, layer: Any, x: Any, everything: Any, outside: Any) -> Any:
            look = layer.attention.self
            seen = nn.functional.scaled_dot_product_attention(
                self._split(look.query(x)),
                self._split(look.key(everything)),
                self._split(look.value(everything)),
                attn_mask=outside.expand(-1, -1, x.shape[1], -1),
                dropout_p=0.1 if self.training else 0.0,
            )
            x = layer.attention.output(seen.transpose(1, 2).flatten(2), x)
            return layer.output(layer.intermediate(x), x)

        def _split(self, x: Any) -> Any:
            return x.view(x.shape[0], x.shape[1], -1, size).transpose(1, 2)

    return Tone()


def begin_with(net: Any, pieces: list[str], path: Path) -> None:
    """Give the network the weights that were written before, with what was removed from them left out.

    Pieces that were not kept then have the state that they have in the encoder.
    """
    import onnx
    import torch
    from onnx import numpy_helper

    model = onnx.load(path)
    found = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    known = {p.key: p.value for p in model.metadata_props}["pieces"].split("\n")
    place = {piece: row for row, piece in enumerate(known)}

    def put(parameter: Any, array: np.ndarray) -> None:
        parameter.data = torch.tensor(np.ascontiguousarray(array, np.float32))

    given = net.encoder.embeddings
    table = torch.tensor(found["word"] * found["word.scale"])
    for row, piece in enumerate(pieces):
        if piece in place:
            given.word_embeddings.weight.data[row] = table[place[piece]]
    given.position_embeddings.weight.data[:128] = torch.tensor(found["position"])
    given.token_type_embeddings.weight.data.zero_()  # the places hold it already
    norms = {"embedded": given.LayerNorm}
    for i, layer in enumerate(net.encoder.encoder.layer):
        key = f"encoder.encoder.layer.{i}."
        norms |= {f"{key}seen": layer.attention.output.LayerNorm, f"{key}worked": layer.output.LayerNorm}
        for name, module in layer.named_modules():
            if isinstance(module, torch.nn.Linear):
                at = key + name
                put(module.weight, (found[f"{at}.weight"] * found[f"{at}.scale"]).T)
                put(module.bias, found[f"{at}.bias"])
    for name, norm in norms.items():
        put(norm.weight, found[f"{name}.gain"])
        put(norm.bias, found[f"{name}.shift"])
    out = found["out"].T  # what a target says, then what the sentence says
    put(net.out.weight, np.concatenate(np.split(out, 2, axis=0), axis=1))
    put(net.out.bias, found["out.bias"][len(CLASSES) :])


def _padded(data: Data, batch: list[int]) -> tuple[Any, Any]:
    import torch

    longest = max(len(data.rows[i]) for i in batch)
    rows = torch.zeros(len(batch), longest, dtype=torch.long)
    outside = torch.full((len(batch), 1, 1, longest), -1e9)
    for at, i in enumerate(batch):
        rows[at, : len(data.rows[i])] = torch.tensor(data.rows[i])
        outside[at, ..., : len(data.rows[i])] = 0
    return rows, outside


def batches(data: Data, chosen: list[int], size: int, rng: random.Random) -> list[list[int]]:
    """Shuffled batches of sentences of like length."""
    chosen = rng.sample(chosen, len(chosen))
    found = []
    for first in range(0, len(chosen), size * 20):
        block = sorted(chosen[first : first + size * 20], key=lambda i: (len(data.rows[i]), i))
        found += [block[i : i + size] for i in range(0, len(block), size)]
    rng.shuffle(found)
    return found


def train(data: Data, chosen: list[int], given: argparse.Namespace) -> Any:
    import torch
    from torch import nn

    torch.set_num_threads(given.threads)
    torch.manual_seed(0)
    rng = random.Random(0)
    net = network(data, given)
    if given.begin is not None:
        begin_with(net, data.pieces, given.begin)
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": net.out.parameters()}], weight_decay=0.01)
    steps, step = given.epochs * -(-len(chosen) // given.at_once), 0
    net.train()
    for _ in range(given.epochs):
        for batch in batches(data, chosen, given.at_once, rng):
            step += 1
            rate = min(step / 100, max(0.0, (steps - step) / max(1, steps - 100) + 0.01))
            optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = given.rate * rate, 1e-3 * rate
            goals = torch.tensor(np.stack([goal for i in batch for _, _, goal in data.targets[i]]))
            with torch.autocast("cpu", torch.bfloat16, enabled=given.half):
                votes = net(batch)
            apart = nn.functional.cross_entropy(votes.float(), goals, reduction="none")
            weights = torch.tensor([given.weight if data.directed[i] else 1.0 for i in batch for _ in data.targets[i]])
            loss = (apart * weights).sum() / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*encoder, *net.out.parameters()], 1.0)
            optimizer.step()
            if step % 100 == 0:
                print(f"step {step} of {steps}: loss {loss.item():.3f}", flush=True)
    net.eval()
    return net


def narrow(net: Any, data: Data, chosen: list[int], units: list[int], heads: list[int]) -> None:
    """Keep only so many inner units and attention heads of each layer: those whose variance reaches furthest.

    What a unit adds to the output varies with the variance of its activation times the square of its outgoing weights,
    a head likewise with all its units together. What is dropped becomes a constant: its mean goes into the bias.
    `chosen` are training sentences.
    """
    size = net.encoder.config.hidden_size // net.encoder.config.num_attention_heads
    for layer, count, looks in zip(net.encoder.encoder.layer, units, heads, strict=True):
        look = layer.attention.self
        parts = [look.query, look.key, look.value]
        _keep(net, data, chosen, parts, layer.attention.output.dense, looks * size, size)
        _keep(net, data, chosen, [layer.intermediate.dense], layer.output.dense, count, 1)


def _keep(net: Any, data: Data, chosen: list[int], first: list[Any], then: Any, count: int, group: int) -> None:
    """Keep `count` of the units between the matrices `first` and `then`, in groups of `group`."""
    import torch

    if count == then.weight.shape[1]:
        return
    seen: list[Any] = []
    hook = then.register_forward_pre_hook(lambda _m, given: seen.append(given[0].flatten(0, 1)))
    with torch.no_grad():
        for at in range(0, len(chosen), 16):
            net(chosen[at : at + 16])
    hook.remove()
    active = torch.cat(seen)
    if group == 1:
        reach = active.var(0) * (then.weight.data**2).sum(0)
    else:
        back = then.weight.data.split(group, 1)
        reach = torch.stack([(a @ w.T).var(0).sum() for a, w in zip(active.split(group, 1), back, strict=True)])
    best = torch.argsort(-reach, stable=True)[: count // group]
    stays = torch.zeros(len(reach), dtype=torch.bool)
    stays[best] = True
    stays = stays.repeat_interleave(group)
    then.bias.data += then.weight.data[:, ~stays] @ active.mean(0)[~stays]
    for matrix in first:
        matrix.weight.data, matrix.bias.data = matrix.weight.data[stays], matrix.bias.data[stays]
    then.weight.data = then.weight.data[:, stays]


def evaluate(net: Any, data: Data, chosen: list[int]) -> None:
    """Print the figures of the network before it is rounded."""
    import torch

    votes = {}
    order = sorted(chosen, key=lambda i: (len(data.rows[i]), i))
    with torch.no_grad():
        for first in range(0, len(order), 64):
            batch = order[first : first + 64]
            said = iter(net(batch).argmax(1).tolist())
            votes |= {i: [next(said) for _ in data.targets[i]] for i in batch}
    tell(data, chosen, votes)


def tell(data: Data, chosen: list[int], said: dict[int, list[int]]) -> None:
    """Print macro-F1 of both kinds of data, and how often who is blamed and who blames are heard badly."""
    for is_directed in (False, True):
        of = [i for i in chosen if data.directed[i] == is_directed]
        gold = [label for i in of for _, label, _ in data.targets[i]]
        if any(label != UNLABELLED for label in gold):
            print("directed: " if is_directed else "targets: ", end="")
            report(gold, [c for i in of for c in said[i]])
    both = [
        (label, is_blamer, c == 0)
        for i in chosen
        if data.directed[i]
        for (_, label, _), is_blamer, c in zip(data.targets[i], data.blamers[i], said[i], strict=True)
    ]
    blamers = [is_bad for label, is_blamer, is_bad in both if is_blamer and label == 1]
    blamed = [is_bad for label, _, is_bad in both if label == 0]
    if blamers and blamed:
        share = f"blamed {np.mean(blamed):.3f} of {len(blamed)}, blaming {np.mean(blamers):.3f} of {len(blamers)}"
        print(f"heard badly: {share}")


def report(gold: list[int], guess: list[int]) -> None:
    """Print macro-F1 with its bootstrap interval over targets, and that of the most frequent class."""
    known = np.array(gold) != UNLABELLED
    labels, said = np.array(gold)[known], np.array(guess)[known]
    rng = np.random.default_rng(7)
    draws = [rng.integers(0, len(labels), len(labels)) for _ in range(1000)]
    low, high = np.quantile([macro_f1(labels[d], said[d]) for d in draws], (0.025, 0.975))
    majority = np.full(len(labels), np.bincount(labels).argmax())
    print(
        f"macro-F1 {macro_f1(labels, said):.4f} [{low:.3f}, {high:.3f}]  majority {macro_f1(labels, majority):.3f}  "
        f"targets {len(labels)}",
        flush=True,
    )


def macro_f1(gold: np.ndarray, guess: np.ndarray) -> float:
    scores = []
    for c in range(len(CLASSES)):
        right = float(((gold == c) & (guess == c)).sum())
        scores.append(2 * right / max(1.0, float((gold == c).sum() + (guess == c).sum())))
    return sum(scores) / len(scores)


# ------------------------------------------------------------------------------------------------------ write
def write(net: Any, data: Data, path: Path, chosen: list[int]) -> None:
    """The graph that encoder.py runs; `chosen` are the training sentences by which numbers are rounded."""
    from tone_graph import write as write_graph

    state = {k: v.float().numpy() for k, v in net.state_dict().items()}
    size = net.encoder.config.hidden_size // net.encoder.config.num_attention_heads
    print(f"{path}: {write_graph(state, ranges(net, chosen), size, data.pieces, path):,} bytes")


def ranges(net: Any, chosen: list[int]) -> dict[str, tuple[float, float]]:
    """For every matrix between which numbers its input lies, but for one in five thousand: means over sentences."""
    import torch

    seen: dict[str, list[np.ndarray]] = {}

    def look(name: str) -> Any:
        def note(_module: Any, given: Any) -> None:
            seen.setdefault(name, []).append(np.quantile(given[0].numpy(), (TAIL, 1 - TAIL)))

        return note

    matrices = [(k, m) for k, m in net.encoder.encoder.named_modules() if isinstance(m, torch.nn.Linear)]
    hooks = [m.register_forward_pre_hook(look(f"encoder.encoder.{k}")) for k, m in matrices]
    with torch.no_grad():
        for i in chosen:
            net([i])  # one by one: padding would be counted too
    for hook in hooks:
        hook.remove()
    return {name: tuple(np.mean(found, 0).tolist()) for name, found in seen.items()}


def measure(path: Path, data: Data, chosen: list[int]) -> None:
    """Print macro-F1 of what was written, run as encoder.py runs it."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    said = {}
    for i in chosen:
        places = sorted({0}.union(*(at for at, _, _ in data.targets[i])))
        given = {"rows": np.array([data.rows[i]]), "places": np.array(places)[None, :, None]}
        given["real"] = np.array([[(0, place) for place in range(len(places))]])
        votes = session.run(["votes"], given)[0][0]
        said[i] = [
            int((votes[[places.index(p) for p in at], :3].mean(0) + votes[0, 3:]).argmax())
            for at, _, _ in data.targets[i]
        ]
    tell(data, chosen, said)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = ask.add_subparsers(dest="command", required=True)
    make = commands.add_parser("examples")
    make.add_argument("--data", type=Path, required=True)
    make.add_argument("--directed", type=Path, help="pairs p, q of a sentence and who speaks well or ill of whom")
    make.add_argument("--parted", action="store_true", help="leave out labels of directed data that rest on deeds")
    make.add_argument("--texts", type=Path, help="further texts, without labels: one a line with id and text")
    make.add_argument("--encoder", type=Path, required=True)
    make.add_argument("--out", type=Path, required=True)
    fit = commands.add_parser("fit")
    fit.add_argument("examples", type=Path)
    fit.add_argument("--encoder", type=Path, required=True)
    fit.add_argument("--soft", type=Path, help="what a teacher says of every target, from teach_evaluation.py")
    fit.add_argument("--trust", type=float, default=0.0, help="share of the teacher where there is a label too")
    fit.add_argument("--fold", type=int, default=0, help="left out and measured; -1: none")
    fit.add_argument("--layers", type=int, default=LAYERS)
    fit.add_argument("--units", type=int, nargs="+", default=UNITS, help="inner units kept, for each layer")
    fit.add_argument("--heads", type=int, nargs="+", default=HEADS, help="attention heads kept, for each layer")
    fit.add_argument("--epochs", type=int, default=3)
    fit.add_argument("--rate", type=float, default=1.5e-4, help="largest step (AdamW)")
    fit.add_argument("--at-once", type=int, default=16, help="sentences of a step")
    fit.add_argument("--weight", type=float, default=1.0, help="of a directed target beside another")
    fit.add_argument("--begin", type=Path, help="written weights to go on from, with their widths")
    fit.add_argument("--half", action="store_true", help="multiply in 16 bits (bfloat16) while it learns")
    fit.add_argument("--threads", type=int, default=1)
    fit.add_argument("--weights", type=Path)
    given = ask.parse_args()
    if given.command == "examples":
        examples(given.data, given.encoder, given.out, given.directed, given.texts, parted=given.parted)
        return
    data = Data(given.examples, np.load(given.soft) if given.soft else None, given.trust)
    test = [i for i, fold in enumerate(data.folds) if fold == given.fold]
    rest = [i for i, fold in enumerate(data.folds) if fold != given.fold]
    net = train(data, rest, given)
    narrow(net, data, sorted(rest[::12], key=lambda i: (len(data.rows[i]), i)), given.units, given.heads)
    if test:
        evaluate(net, data, test)
    if given.weights is not None:
        write(net, data, given.weights, rest[::24])
        if test:
            measure(given.weights, data, test)


if __name__ == "__main__":
    main()
