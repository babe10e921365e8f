"""Fit the weights of comparator/entities/record_linkage.py on ECB+ and measure them on topics left out of the fit.

    python benchmarks/record_linkage.py --data PATH [--parsed FOLDER] [--folds 6]

PATH holds ecbplus/dev.jsonl as described in docs/entities.md. Prints the weights fitted on all topics, and the paired
gain over the same-head baseline with the program's rounded weights and with weights fitted on the other topics.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import exp
from pathlib import Path

from entities import Clusters, analysis, ecb, gain, gold_heads, interval, parsed, records, story_clusters
from framing.comparator.entities import participants, record_linkage
from framing.comparator.entities.entities import compared_entities
from framing.comparator.entities.members import Cluster

TABLES = {"PERSON": record_linkage.PEOPLE, "GROUP": record_linkage.GROUPS}
Pair = tuple[str, Mapping[str, float], bool]  # topic, hints, whether they are one


def fitted(pairs: Sequence[Pair], names: Sequence[str], strength: float = 1.0) -> dict[str, float]:
    """Logistic regression with an L2 penalty on all but the bias, by gradient ascent."""
    weights = dict.fromkeys(names, 0.0)
    rows = [({n: hints.get(n, 0.0) for n in names}, same) for _, hints, same in pairs]
    for _ in range(3000):
        slope = {n: 0.0 if n == "bias" else -strength * weights[n] for n in names}
        for hints, same in rows:
            error = same - 1 / (1 + exp(-sum(weights[n] * v for n, v in hints.items())))
            for n, v in hints.items():
                slope[n] += error * v
        weights = {n: w + 2 * slope[n] / (4 * len(rows)) for n, w in weights.items()}
    return weights


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--parsed", type=Path)
    ask.add_argument("--folds", type=int, default=6)
    given = ask.parse_args()
    rows = records(given.data, "ecbplus")
    found = [analysis(a, p) for a, p in parsed(rows, "ecbplus", given.parsed)]
    stories: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        stories[row["event_id"]].append(i)
    pairs: dict[str, list[Pair]] = {"PERSON": [], "GROUP": []}
    join = record_linkage.join_alike
    for story, group in stories.items():
        heads = [gold_heads(rows[i], found[i], ecb) for i in group]

        def collect(
            clusters: Sequence[Cluster], label: str, story: str = story, heads: list[dict[int, str]] = heads
        ) -> None:
            for one, other, hints in record_linkage.hinted_pairs([c for c in clusters if c.members]):
                gold = [
                    Counter(
                        heads[m.article][x.head] for m in c.members for x in m.mentions if x.head in heads[m.article]
                    )
                    for c in (one, other)
                ]
                if all(gold):
                    same = gold[0].most_common(1)[0][0] == gold[1].most_common(1)[0][0]
                    pairs[label].append((story.split("-")[1], hints, same))
            join(clusters, label)

        # the clusters as they are when the score is asked for
        participants.join_alike = collect  # type: ignore[attr-defined]
        compared_entities([found[i] for i in group], {})
    participants.join_alike = join  # type: ignore[attr-defined]
    rounded = {label: dict(table) for label, table in TABLES.items()}
    for label, table in rounded.items():
        print(label, len(pairs[label]), "pairs", {n: round(w, 2) for n, w in fitted(pairs[label], [*table]).items()})
    weights = [
        {
            label: fitted([p for p in pairs[label] if int(p[0]) % given.folds != fold], [*table])
            for label, table in rounded.items()
        }
        for fold in range(given.folds)
    ]
    for title, choose in (("rounded", [rounded] * given.folds), ("fitted on other topics", weights)):
        system: list[tuple[Clusters, Clusters]] = []
        heads_only: list[tuple[Clusters, Clusters]] = []
        for story, group in stories.items():
            for label, table in TABLES.items():
                table.update(choose[int(story.split("-")[1]) % given.folds][label])
            gold, mine, lemma, _ = story_clusters(rows, found, group, ecb)
            system.append((gold, mine))
            heads_only.append((gold, lemma))
        interval(f"ecbplus across articles, {title}", system)
        gain(f"less same head lemma, {title}", system, heads_only)


if __name__ == "__main__":
    main()
