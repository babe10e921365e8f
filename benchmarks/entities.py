"""Entities and coreference on SEESAW, NewsWCL50, ECB+ and NewsMTSC, beside simple baselines.

    python benchmarks/entities.py --data PATH [--only seesaw,newswcl50,ecbplus,newsmtsc] [--parsed FOLDER]

PATH holds NAME/dev.jsonl as described in docs/entities.md. `--parsed` is a folder for parses, so that a second run
does not parse again. Standard library and framing only.
"""

from __future__ import annotations

import argparse
import json
import random
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec

from framing.analyzer.entities.coreference import entities
from framing.analyzer.parsing import pipeline
from framing.analyzer.predicates.roles import roles
from framing.analyzer.speech.quotations import quotations
from framing.comparator.entities.entities import compared_entities
from framing.language.mending.order import mended
from framing.language.tree import Tree
from framing.language.voices import Voices
from framing.model import Analysis, Article, Mention, Parse, Part, PartKind

Clusters = list[set[Hashable]]
NAMED = {"People", "Organization", "Place"}


# --------------------------------------------------------------------------------------------------- data
def records(data: Path, name: str) -> list[dict[str, Any]]:
    lines = (data / name / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def article(row: dict[str, Any]) -> Article:
    """The article with one part for the headline and for each sentence given."""
    pieces = [row["title"]] if row.get("title") else []
    kinds = [PartKind.HEADLINE] * len(pieces)
    body = row.get("body") or row.get("lead") or [row["text"]]
    pieces += body
    kinds += [PartKind.BODY] * len(body)
    parts, at = [], 0
    for piece, kind in zip(pieces, kinds, strict=True):
        parts.append(Part(kind, at, at + len(piece)))
        at += len(piece) + 1
    return Article(row["id"], row.get("source") or "", row.get("title") or "", "\n".join(pieces), tuple(parts))


def parsed(rows: list[dict[str, Any]], name: str, folder: Path | None) -> list[tuple[Article, Parse]]:
    path = folder / f"{name}.msgpack" if folder else None
    if path and path.exists():
        return msgspec.msgpack.decode(path.read_bytes(), type=list[tuple[Article, Parse]])
    articles = [article(row) for row in rows]
    found = list(zip(articles, pipeline.parse(pipeline.load(), articles), strict=True))
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(msgspec.msgpack.encode(found))
    return found


def analysis(a: Article, p: Parse) -> Analysis:
    """An analysis with entities, mentions and roles only."""
    tree = mended(Tree(a, p))
    quoted = quotations(tree)
    found, mentions = entities(tree, quoted, {})
    uses = roles(tree, mentions, Voices(quoted))
    return Analysis(a, p, (), tuple(found), tuple(mentions), (), tuple(uses), (), tuple(quoted), (), ())


# ------------------------------------------------------------------------------------------------- SEESAW
def same_name(gold: str, name: str) -> bool:
    """One name contains the other, or both end in the same word."""
    g, n = gold.lower().strip(), name.lower().strip()
    return bool(n) and (g in n or n in g or g.split()[-1] == n.split()[-1])


def pipeline_top(a: Article, p: Parse) -> list[str]:
    """Baseline: the pipeline's twenty most frequent names."""
    kept = {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"}
    names = Counter(a.text[p.starts[s] : p.ends[e - 1]] for s, e, label in p.names if label in kept)
    return [name for name, _ in names.most_common(20)]


def top(found: Analysis) -> list[str]:
    return [e.name for e in sorted(found.entities, key=lambda e: -e.salience)[:20]]


def wanted(row: dict[str, Any]) -> list[str]:
    return [e["name"] for e in row["entities"] if set(e["type"]) & NAMED and set(e["salience"]) & {"Main", "Salient"}]


def seesaw(data: Path, folder: Path | None, misses: bool) -> None:
    rows = records(data, "seesaw")
    both = parsed(rows, "seesaw", folder)
    found = [analysis(a, p) for a, p in both]
    for title, tops in (
        ("pipeline's 20 most frequent names", [pipeline_top(a, p) for a, p in both]),
        ("framing", [top(x) for x in found]),
    ):
        hits = [
            (sum(any(same_name(g, t) for t in names) for g in wanted(r)), len(wanted(r)))
            for r, names in zip(rows, tops, strict=True)
        ]
        show(f"seesaw recall@20, {title}", hits)
    if misses:
        print(
            Counter(
                g
                for r, x in zip(rows, found, strict=True)
                for g in wanted(r)
                if not any(same_name(g, t) for t in top(x))
            ).most_common(80)
        )
    linking(rows, found, misses)
    for title, who in (("nearest person named", nearest), ("framing", meant)):
        told = [spoken(r, a, who) for r, a in zip(rows, found, strict=True)]
        show(f"seesaw, who he or she is that speaks, {title}", told)


def spoken(row: dict[str, Any], found: Analysis, who: Callable[[Analysis, int], str]) -> tuple[int, int]:
    """How many of "he" and "she" who speak in sentences with stances are, as `who` tells, one of those who have them;
    and how many there are. A sentence may also tell what others hold, so not all can be right."""
    holders: dict[int, list[str]] = defaultdict(list)
    for stance in row["stances"]:
        if stance["subject"] not in ("None", "Not in the list"):
            holders[stance["sentence_index"]].append(stance["subject"])
    starts = list(accumulate(len(piece) + 1 for piece in [row["title"], *row["body"][:-1]]))
    right: dict[int, bool] = {}
    for quotation in found.quotations:
        at = quotation.speaker_start
        if at is not None and (quotation.speaker or "").lower() in ("he", "she"):
            gold = holders.get(bisect_right(starts, at) - 1, [])
            if gold:
                right[at] = any(same_name(g, who(found, at)) for g in gold)
    return sum(right.values()), len(right)


def meant(found: Analysis, at: int) -> str:
    """The name of the entity that a mention which begins at `at` refers to."""
    names = {e.id: e.name for e in found.entities}
    return next((names[m.entity] for m in found.mentions if m.start == at), "")


def nearest(found: Analysis, at: int) -> str:
    """Baseline: the nearest person named before."""
    persons = {e.id: e.name for e in found.entities if e.label == "PERSON"}
    before = [m for m in found.mentions if m.start < at and m.kind == "name" and m.entity in persons]
    return persons[before[-1].entity] if before else ""


def linking(rows: list[dict[str, Any]], found: list[Analysis], misses: bool) -> None:
    stories: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        stories[row["event_id"]].append(i)
    hits, exact, missed = [], [], []
    for story in stories.values():
        members = [found[i] for i in story]
        compared = compared_entities(members, {})
        sets = [
            (e.name, {m.article for m in e.mentions}, {m.text for m in e.mentions if m.kind == "name"})
            for e in compared
        ]
        plain: dict[str, set[str]] = defaultdict(set)
        for member in members:
            for m in member.mentions:
                if m.kind == "name":
                    plain[m.text].add(member.article.id)
        gold: dict[str, set[str]] = defaultdict(set)
        for i in story:
            for e in rows[i]["entities"]:
                if set(e["type"]) & NAMED:
                    gold[e["name"]].add(rows[i]["id"])
        shared = [(g, ids) for g, ids in gold.items() if len(ids) > 1]
        good = [
            any(ids <= where and (same_name(g, n) or any(same_name(g, t) for t in texts)) for n, where, texts in sets)
            for g, ids in shared
        ]
        hits.append((sum(good), len(shared)))
        exact.append(
            (sum(any(ids <= where and same_name(g, t) for t, where in plain.items()) for g, ids in shared), len(shared))
        )
        missed += [g for (g, _), ok in zip(shared, good, strict=True) if not ok]
    show("seesaw linking, same surface form", exact[:30])
    show("seesaw linking, framing, first 30 stories", hits[:30])
    show("seesaw linking, framing, all stories", hits)
    if misses:
        print(Counter(missed).most_common(60))


def show(task: str, hits: Sequence[tuple[int, int]]) -> None:
    """Share with its 95% bootstrap interval over articles or stories."""
    share = sum(h for h, _ in hits) / max(1, sum(n for _, n in hits))
    rng, draws = random.Random(1), []
    for _ in range(1000):
        drawn = rng.choices(hits, k=len(hits))
        draws.append(sum(h for h, _ in drawn) / max(1, sum(n for _, n in drawn)))
    draws.sort()
    print(f"{task:55s} {share:.3f} [{draws[25]:.3f}, {draws[975]:.3f}] n={sum(n for _, n in hits)}", flush=True)


# --------------------------------------------------------------------------------------- coreference scores
def muc(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Numerator and denominator of MUC recall (Vilain et al. 1995)."""
    where = {m: i for i, c in enumerate(response) for m in c}
    top_ = sum(len(c) - len({where.get(m, ("alone", m)) for m in c}) for c in key)
    return top_, sum(len(c) - 1 for c in key)


def b_cubed(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Numerator and denominator of B-cubed recall (Bagga & Baldwin 1998)."""
    where = {m: c for c in response for m in c}
    total = sum(len(c & where.get(m, {m})) / len(c) for c in key for m in c)
    return total, sum(len(c) for c in key)


def ceaf_e(key: Clusters, response: Clusters) -> tuple[float, float, float]:
    """Similarity of the best one-to-one alignment (greedy), and the numbers of clusters (Luo 2005, phi 4)."""
    where = {m: j for j, c in enumerate(response) for m in c}
    pairs = []
    for i, c in enumerate(key):
        for j, n in Counter(where[m] for m in c if m in where).items():
            pairs.append((2 * n / (len(c) + len(response[j])), i, j))
    used_i: set[int] = set()
    used_j: set[int] = set()
    total = 0.0
    for phi, i, j in sorted(pairs, reverse=True):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            total += phi
    return total, len(key), len(response)


def conll(stories: Iterable[tuple[Clusters, Clusters]]) -> float:
    """CoNLL F1: the mean of MUC, B-cubed and CEAF-e F1, each summed over the stories."""
    sums: dict[str, float] = defaultdict(float)
    for key, response in stories:
        for name, score in (("muc", muc), ("b3", b_cubed)):
            for side, (a, b) in (("r", score(key, response)), ("p", score(response, key))):
                sums[name + side] += a
                sums[name + side + "n"] += b
        total, keys, responses = ceaf_e(key, response)
        sums["cer"] += total
        sums["cep"] += total
        sums["cern"] += keys
        sums["cepn"] += responses

    def f1(name: str) -> float:
        r = sums[name + "r"] / sums[name + "rn"] if sums[name + "rn"] else 0.0
        p = sums[name + "p"] / sums[name + "pn"] if sums[name + "pn"] else 0.0
        return 2 * p * r / (p + r) if p + r else 0.0

    return (f1("muc") + f1("b3") + f1("ce")) / 3


def coreference(
    data: Path, folder: Path | None, name: str, keep: Callable[[dict[str, Any]], str | None], lines: bool
) -> None:
    rows = records(data, name)
    found = [analysis(a, p) for a, p in parsed(rows, name, folder)]
    stories: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        stories[row["event_id"]].append(i)
    for scope, groups in (
        ("across articles", list(stories.values())),
        ("inside articles", [[i] for s in stories.values() for i in s]),
    ):
        system, heads, total, aligned = [], [], 0, 0
        for group in groups:
            gold, mine, lemma, n = story_clusters(rows, found, group, keep)
            total += n
            aligned += sum(len(c) for c in gold)
            system.append((gold, mine))
            heads.append((gold, lemma))
        for title, pairs in (("same head lemma", heads), ("framing", system)):
            interval(f"{name} {scope}, CoNLL F1, {title}", pairs)
        gain(f"{name} {scope}, framing less same head lemma", system, heads)
        print(f"    {aligned} of {total} gold mentions aligned with a mention of the tool's")
    if lines:
        by_link(rows, found, keep)


def by_link(rows: list[dict[str, Any]], found: list[Analysis], keep: Callable[[dict[str, Any]], str | None]) -> None:
    """Precision of each kind of link: does the mention belong with the nearest other gold mention of its entity?"""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for row, a in zip(rows, found, strict=True):
        gold = gold_heads(row, a, keep)
        linked: dict[str, list[Mention]] = defaultdict(list)
        for m in a.mentions:
            if m.head in gold:
                linked[m.entity].append(m)
        for chain in linked.values():
            for i, m in enumerate(chain):
                if len(chain) > 1:
                    other = chain[i - 1] if i else chain[1]
                    asked[m.link] += 1
                    right[m.link] += gold[m.head] == gold[other.head]
    for link, n in asked.most_common():
        print(f"    {link:15s} {right[link] / n:.3f} of {n}")


def gold_heads(row: dict[str, Any], a: Analysis, keep: Callable[[dict[str, Any]], str | None]) -> dict[int, str]:
    """Gold cluster by head token."""
    starts, heads = sentence_starts(a.article, row["body"]), {}
    for g in row["mentions"]:
        cluster = keep(g)
        if cluster is not None and g.get("sentence_index") is not None:
            at = starts[g["sentence_index"]]
            head = head_of(a.parse, at + g["start"], at + g["end"])
            if head is not None:
                heads.setdefault(head, cluster)
    return heads


def interval(task: str, pairs: list[tuple[Clusters, Clusters]]) -> None:
    rng = random.Random(1)
    draws = sorted(conll(rng.choices(pairs, k=len(pairs))) for _ in range(200))
    print(f"{task:55s} {conll(pairs):.3f} [{draws[5]:.3f}, {draws[194]:.3f}]", flush=True)


def gain(task: str, system: list[tuple[Clusters, Clusters]], heads: list[tuple[Clusters, Clusters]]) -> None:
    """The difference of two scores with its paired bootstrap interval: both drawn on the same stories or articles."""
    rng, both = random.Random(1), list(zip(system, heads, strict=True))
    draws = []
    for _ in range(200):
        drawn = rng.choices(both, k=len(both))
        draws.append(conll(a for a, _ in drawn) - conll(b for _, b in drawn))
    draws.sort()
    print(f"{task:55s} {conll(system) - conll(heads):+.3f} [{draws[5]:+.3f}, {draws[194]:+.3f}]", flush=True)


def story_clusters(
    rows: list[dict[str, Any]], found: list[Analysis], group: list[int], keep: Callable[[dict[str, Any]], str | None]
) -> tuple[Clusters, Clusters, Clusters, int]:
    """Gold, system and same-head clusters over the gold mentions that the tool has, and the number of gold ones."""
    compared = compared_entities([found[i] for i in group], {})
    referent = {(m.article, m.start, m.end, m.kind): e.id for e in compared for m in e.mentions}
    gold: dict[str, set[Hashable]] = defaultdict(set)
    mine: dict[str, set[Hashable]] = defaultdict(set)
    lemma: dict[str, set[Hashable]] = defaultdict(set)
    total = 0
    for i in group:
        a = found[i]
        starts = sentence_starts(a.article, rows[i]["body"])
        by_head = {m.head: m for m in reversed(a.mentions)}
        seen = set()
        for g in rows[i]["mentions"]:
            cluster = keep(g)
            if cluster is None or g.get("sentence_index") is None:
                continue
            at = starts[g["sentence_index"]]
            head = head_of(a.parse, at + g["start"], at + g["end"])
            if head is None or head in seen:
                continue
            seen.add(head)
            total += 1
            m = by_head.get(head)
            if m is None:
                continue
            token = (i, head)
            gold[cluster].add(token)
            where = (a.article.id, m.start, m.end, m.kind)
            mine[referent.get(where, f"{i} {m.entity}")].add(token)
            lemma[a.parse.lemmas[head].lower()].add(token)
    return list(gold.values()), list(mine.values()), list(lemma.values()), total


def sentence_starts(a: Article, body: list[str]) -> list[int]:
    starts, at = [], 0
    for sentence in body:
        at = max(a.text.find(sentence, at), 0)
        starts.append(at)
        at += len(sentence)
    return starts


def head_of(p: Parse, start: int, end: int) -> int | None:
    inside = [
        i
        for i, (s, e) in enumerate(zip(p.starts, p.ends, strict=True))
        if start <= s and e <= end and p.pos[i] not in ("PUNCT", "SPACE")
    ]
    tops = [i for i in inside if p.heads[i] not in inside or p.heads[i] == i]
    for i in tops:
        if p.pos[i] == "ADP":
            return next((j for j in inside if p.heads[j] == i), i)
    return tops[-1] if tops else None


def wcl50(g: dict[str, Any]) -> str | None:
    return str(g["concept"]) if g["kind"] in ("ACTOR", "GROUP", "COUNTRY") else None


def ecb(g: dict[str, Any]) -> str | None:
    if g["kind"] != "entity" or not g["validated"] or not g["tag"].startswith("HUMAN_PART"):
        return None
    return str(g["cluster"])


# ------------------------------------------------------------------------------------------------ NewsMTSC
def newsmtsc(data: Path, folder: Path | None, misses: bool) -> None:
    """Share of the annotated targets that overlap a mention of some entity, beside the pipeline's names."""
    rows = records(data, "newsmtsc")
    both = parsed(rows, "newsmtsc", folder)
    named, found, missed = [], [], Counter[str]()
    for row, (a, p) in zip(rows, both, strict=True):
        spans = [(m.start, m.end) for m in analysis(a, p).mentions]
        plain = [(p.starts[first], p.ends[past - 1]) for first, past, _ in p.names]
        wanted_ = [(t["start"], t["end"]) for t in row["targets"]]
        named.append((sum(overlaps(t, plain) for t in wanted_), len(wanted_)))
        found.append((sum(overlaps(t, spans) for t in wanted_), len(wanted_)))
        missed.update(a.text[t[0] : t[1]] for t in wanted_ if not overlaps(t, spans))
    show("newsmtsc targets met, pipeline's names", named)
    show("newsmtsc targets met, framing", found)
    if misses:
        print(missed.most_common(80))


def overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--only", default="seesaw,newswcl50,ecbplus,newsmtsc")
    ask.add_argument("--parsed", type=Path)
    ask.add_argument("--misses", action="store_true", help="list what was not found")
    given = ask.parse_args()
    only: list[str] = given.only.split(",")
    if "seesaw" in only:
        seesaw(given.data, given.parsed, given.misses)
    if "newswcl50" in only:
        coreference(given.data, given.parsed, "newswcl50", wcl50, given.misses)
    if "ecbplus" in only:
        coreference(given.data, given.parsed, "ecbplus", ecb, given.misses)
    if "newsmtsc" in only:
        newsmtsc(given.data, given.parsed, given.misses)


if __name__ == "__main__":
    main()
