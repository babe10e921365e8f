"""Quality and time of the grouping into stories.

    python benchmarks/stories.py --data PATH [--scale]

PATH holds allsides/, ecbplus/, seesaw/, basil/ with dev.jsonl each (not part of this repository). Prints B-cubed
precision, recall and F1 with a 95% interval (events resampled), beside a baseline: the same similarities, cut at
one height; then F1 of two kinds of other collections made from the same articles: those in which three of five events
have one article only, and small ones of two events of one topic (ECB+) or any two, three articles each.
`--scale` times collections of 10,000 and 100,000 made-up articles with dates.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from framing.comparator.stories.candidates import similar_pairs
from framing.comparator.stories.grouping import Rule, groups
from framing.comparator.stories.stories import order, stories

ONE_HEIGHT = Rule(least=0.16, enough=0.16)
"""Average linkage cut at one height: the best single height over these data sets."""


class Item(Struct, frozen=True):
    id: str
    title: str
    text: str
    date: str | None
    source: str
    event: str
    topic: str = ""


def read(path: Path, name: str) -> list[Item]:
    """The articles of a data set with what the system may see."""
    items = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        title = "" if name == "ecbplus" else row.get("title") or ""
        body = " ".join(row.get("body") or row.get("lead"))
        date = row.get("date") if name == "basil" else None
        source = "" if name == "ecbplus" else row.get("source") or ""
        text = f"{title}\n{body}" if title else body
        topic = row["topic"] if name == "ecbplus" else ""
        items.append(Item(row["id"], title, text, date, source, row["event_id"], topic))
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
    events, chance = [[scores[i.id] for i in e] for e in by_event(items)], random.Random(0)
    drawn = sorted(f1([v for e in chance.choices(events, k=len(events)) for v in e])[2] for _ in range(draws))
    return drawn[math.floor(0.025 * draws)], drawn[math.ceil(0.975 * draws) - 1]


def baseline(items: Sequence[Item]) -> dict[str, str]:
    ordered = sorted(items, key=order)
    found = groups(len(ordered), similar_pairs(ordered), ONE_HEIGHT)
    return {item.id: str(group) for item, group in zip(ordered, found, strict=True)}


def f1_of(collections: Sequence[Sequence[Item]]) -> float:
    """F1 over the articles of all collections, each grouped on its own."""
    values: list[tuple[float, float]] = []
    for items in collections:
        found = {a: s.id for s in stories(items) for a in s.article_ids}
        values += bcubed({i.id: i.event for i in items}, found).values()
    return f1(values)[2]


def mostly_alone(items: Sequence[Item]) -> list[list[Item]]:
    """Three collections in which three of five events have one article only."""
    events, chance = by_event(items), random.Random(7)
    return [[i for e in events for i in ([chance.choice(e)] if chance.random() < 0.6 else e)] for _ in range(3)]


def two_events(items: Sequence[Item], draws: int = 100) -> list[list[Item]]:
    """Small collections: three articles each of two events, of one topic where the events have one."""
    chance, topics = random.Random(0), defaultdict(list)
    for event in by_event(items):
        topics[event[0].topic].append(event)
    pairs = [p for p in topics.values() if len(p) > 1]
    return [
        [i for e in chance.sample(chance.choice(pairs), 2) for i in chance.sample(e, min(3, len(e)))]
        for _ in range(draws)
    ]


def by_event(items: Sequence[Item]) -> list[list[Item]]:
    found = defaultdict(list)
    for item in items:
        found[item.event].append(item)
    return [found[e] for e in sorted(found)]


def quality(data: Path) -> None:
    head = ("data", "articles", "P", "R", "F1", "95%", "one height", "alone", "small")
    print("{:10} {:>8} {:>6} {:>6} {:>6}  {:15} {:>10} {:>6} {:>6}".format(*head))
    for name in ("allsides", "ecbplus", "seesaw", "basil"):
        items = read(data / name / "dev.jsonl", name)
        gold = {i.id: i.event for i in items}
        found = {a: s.id for s in stories(items) for a in s.article_ids}
        scores = bcubed(gold, found)
        p, r, f = f1(list(scores.values()))
        low, high = interval(items, scores)
        plain = f1(list(bcubed(gold, baseline(items)).values()))[2]
        print(
            f"{name:10} {len(items):8} {p:6.3f} {r:6.3f} {f:6.3f}  {low:.3f} to {high:.3f} {plain:10.3f}"
            f" {f1_of(mostly_alone(items)):6.3f} {f1_of(two_events(items)):6.3f}"
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
