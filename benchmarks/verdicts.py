"""Whether annotators agree with what is called well or badly portrayed: main entities of SEESAW, NewsWCL50 and BASIL.

    python benchmarks/verdicts.py --data PATH [--only seesaw,newswcl50,basil] [--parsed FOLDER]

PATH/NAME/dev.jsonl is what evaluation.py reads. A verdict is given if the interval excludes 0 and at least four
sentences name the entity. The annotators agree if the net of their marks for and against the target, over the whole
article, has the same sign; they oppose if it has the other. They mark sparsely: a verdict without a net mark need not
be wrong, so agreement is a lower bound, and opposition is the clearer error.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from entities import parsed, records
from evaluation import MARKS, Portraits, Row, _over_events
from framing.analyzer.analysis import analyze
from framing.analyzer.loaded.loaded_terms import TermIndex
from framing.lexicon import load
from framing.model import Evaluation

SALIENT = {"Main", "Salient"}


class Verdict(NamedTuple):
    """What is said of a main entity in one article: -1 badly, 0 unclear, 1 well; and the annotators' net of marks."""

    event: str
    said: int
    interval_alone: int  # what the interval would say, were no ground asked for
    net: int

    def agrees(self) -> float:
        return float(self.net * self.said > 0)

    def opposes(self) -> float:
        return float(self.net * self.said < 0)


def main_targets(name: str, row: Row) -> Iterator[str]:
    """SEESAW's main and salient entities, BASIL's main entities, NewsWCL50's concepts that have a property."""
    if name == "seesaw":
        yield from sorted({e["name"] for e in row["entities"] if set(e["salience"]) & SALIENT})
    elif name == "basil":
        yield from sorted(set(row["main_entities"]))
    else:
        yield from sorted({(m.get("concept") or "").split("/")[-1] for m in row["mentions"]} - {""})


def sides(evaluation: Evaluation) -> tuple[int, int]:
    """The verdict, and that of the interval alone: an end that was moved to take in 0 is 0 itself."""
    low, high = evaluation.low, evaluation.high
    if low is None or high is None or not evaluation.enough:
        return 0, 0
    return (low > 0) - (high < 0), (low >= 0) - (high <= 0)


def verdicts(name: str, here: Portraits) -> Iterator[Verdict]:
    """Of every main entity of every article with enough sentences; it counts once, whatever names it goes by."""
    for row in here.rows.values():
        net, seen = Counter[str](), set()
        found = [(target, here.named(row["id"], target)) for target in main_targets(name, row)]
        for target, sign in MARKS[name](row):
            entity = here.named(row["id"], target)
            if entity is not None:
                net[entity.id] += sign
        for _, entity in found:
            if entity is not None and entity.id not in seen and entity.evaluation.enough:
                seen.add(entity.id)
                yield Verdict(row["event_id"], *sides(entity.evaluation), net[entity.id])


def show(name: str, said: list[Verdict]) -> None:
    before = [v._replace(said=v.interval_alone) for v in said]
    for label, rows in (("with grounds", said), ("interval alone", before)):
        for side, sign in (("badly", -1), ("well", 1)):
            called = [v for v in rows if v.said == sign]
            line = f"{name:10} {label:15} {side:6} called {len(called):4} of {len(rows):4}"
            print(line + share(called, "agree", Verdict.agrees) + share(called, "oppose", Verdict.opposes))
    dropped = [v._replace(said=v.interval_alone) for v in said if v.said != v.interval_alone]
    print(f"{name:10} not called any more {len(dropped)}, of which annotators agreed with {agreed(dropped)}")
    for label, number in (("agree", Verdict.agrees), ("oppose", Verdict.opposes)):
        mean, low, high = gain(said, number)
        print(f"{name:10} with grounds − interval alone: {label} {mean:+.3f} [{low:+.3f}, {high:+.3f}]")


def share(rows: list[Verdict], label: str, number: Callable[[Verdict], float]) -> str:
    if not rows:
        return ""
    low, high = _over_events([(v.event, number(v)) for v in rows])
    return f"  {label} {sum(map(number, rows)) / len(rows):.3f} [{low:.3f}, {high:.3f}]"


def agreed(rows: list[Verdict]) -> int:
    return round(sum(v.agrees() for v in rows))


def gain(said: list[Verdict], number: Callable[[Verdict], float]) -> tuple[float, float, float]:
    """What the share among verdicts gains over that of the interval alone, with its 95% interval over events."""
    by_event: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in said:
        by_event[verdict.event].append(verdict)
    rng, events, draws = random.Random(7), sorted(by_event), []
    for _ in range(1000):
        draws.append(_gained([v for e in (rng.choice(events) for _ in events) for v in by_event[e]], number))
    draws.sort()
    return _gained(said, number), draws[25], draws[975]


def _gained(said: list[Verdict], number: Callable[[Verdict], float]) -> float:
    now = [number(v) for v in said if v.said]
    before = [number(v._replace(said=v.interval_alone)) for v in said if v.interval_alone]
    return sum(now) / max(1, len(now)) - sum(before) / max(1, len(before))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--only", default="seesaw,newswcl50,basil")
    ask.add_argument("--parsed", type=Path)
    given = ask.parse_args()
    index = TermIndex(load.default_lexicons())
    everything: list[Verdict] = []
    for name in given.only.split(","):
        rows = records(given.data, name)
        analyses = {a.id: analyze(a, p, index, {}) for a, p in parsed(rows, name, given.parsed)}
        said = list(verdicts(name, Portraits(name, rows, analyses)))
        show(name, said)
        everything += [v._replace(event=f"{name} {v.event}") for v in said]
    show("all", everything)


if __name__ == "__main__":
    main()
