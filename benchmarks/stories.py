"""Quality and time of the grouping into stories.

    python benchmarks/stories.py --data PATH [--scale]

PATH holds allsides/, ecbplus/, seesaw/, basil/ with dev.jsonl each (not part of this repository). Prints B-cubed
precision, recall and F1 with a 95 % interval (events resampled), beside a baseline: the same similarities, cut at
one height. `--scale` times collections of 10,000 and 100,000 made-up articles with dates.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.comparator.grouping import Rule, groups
from framing.comparator.neighbours import similar_pairs
from framing.comparator.stories import order, stories

ONE_HEIGHT = Rule(least=0.18, enough=0.18)
"""Average linkage cut at one height: the best single height over these data sets."""


@dataclass(frozen=True)
class Item:
    id: str
    title: str
    text: str
    date: str | None
    source: str
    event: str


def read(path: Path, name: str) -> list[Item]:
    """The articles of a data set with what the system may see."""
    items = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        title = "" if name == "ecbplus" else row.get("title") or ""
        body = " ".join(row.get("body") or row.get("lead"))
        date = row.get("date") if name == "basil" else None
        source = "" if name == "ecbplus" else row.get("source") or ""
        items.append(Item(row["id"], title, f"{title}\n{body}" if title else body, date, source, row["event_id"]))
    return items


def bcubed(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Precision and recall of each item (Bagga & Baldwin 1998)."""
    by_gold, by_found = defaultdict(set), defaultdict(set)
    for i in gold:
        by_gold[gold[i]].add(i)
        by_found[found[i]].add(i)
    both = {i: len(by_gold[gold[i]] & by_found[found[i]]) for i in gold}
    return {i: (both[i] / len(by_found[found[i]]), both[i] / len(by_gold[gold[i]])) for i in gold}


def f1(values: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    precision = sum(p for p, _ in values) / len(values)
    recall = sum(r for _, r in values) / len(values)
    return precision, recall, 2 * precision * recall / (precision + recall)


def interval(items: Sequence[Item], scores: Mapping[str, tuple[float, float]], draws: int = 500) -> tuple[float, float]:
    by_event = defaultdict(list)
    for item in items:
        by_event[item.event].append(scores[item.id])
    events, chance = list(by_event.values()), random.Random(0)
    drawn = sorted(f1([v for e in chance.choices(events, k=len(events)) for v in e])[2] for _ in range(draws))
    return drawn[math.floor(0.025 * draws)], drawn[math.ceil(0.975 * draws) - 1]


def baseline(items: Sequence[Item]) -> dict[str, str]:
    ordered = sorted(items, key=order)
    found = groups(len(ordered), similar_pairs(ordered), ONE_HEIGHT)
    return {item.id: str(group) for item, group in zip(ordered, found, strict=True)}


def quality(data: Path) -> None:
    print(f"{'data':10} {'articles':>8} {'P':>6} {'R':>6} {'F1':>6}  {'95 %':15} {'one height':>10} {'seconds':>8}")
    for name in ("allsides", "ecbplus", "seesaw", "basil"):
        items = read(data / name / "dev.jsonl", name)
        gold = {i.id: i.event for i in items}
        started = time.perf_counter()
        found = {a: s.id for s in stories(items) for a in s.article_ids}
        seconds = time.perf_counter() - started
        scores = bcubed(gold, found)
        p, r, f = f1(list(scores.values()))
        low, high = interval(items, scores)
        plain = f1(list(bcubed(gold, baseline(items)).values()))[2]
        print(
            f"{name:10} {len(items):8} {p:6.3f} {r:6.3f} {f:6.3f}  {low:.3f} to {high:.3f} {plain:10.3f} {seconds:8.2f}"
        )


def made_up(size: int) -> Iterator[Item]:
    """Events of three articles on average, 100 events a day, words by Zipf's law; only good for timing."""
    chance = random.Random(0)
    common = [f"w{k}" for k in range(20000)]
    weights = [1 / (k + 10) for k in range(20000)]
    n = event = 0
    while n < size:
        own = [f"e{event}x{k}" for k in range(12)] + chance.choices(common, weights, k=40)
        day = time.strftime("%Y-%m-%d", time.gmtime(event // 100 * 86400))
        for _ in range(min(chance.choice((1, 2, 3, 4, 5)), size - n)):
            words = chance.choices(own, k=90) + chance.choices(common, weights, k=160)
            chance.shuffle(words)
            yield Item(f"a{n}", " ".join(own[:6]), " ".join(words), day, f"s{n % 200}", str(event))
            n += 1
        event += 1


def scale() -> None:
    first = 0.0
    for size in (10_000, 100_000):
        items = list(made_up(size))
        started = time.perf_counter()
        found = stories(items)
        seconds = time.perf_counter() - started
        first = first or seconds
        print(f"{size:8} articles: {seconds:6.1f} s, {seconds / first:5.1f} times the first, {len(found)} stories")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--data", type=Path)
    ask.add_argument("--scale", action="store_true")
    given = ask.parse_args()
    if given.data:
        quality(given.data)
    if given.scale:
        scale()


if __name__ == "__main__":
    main()
