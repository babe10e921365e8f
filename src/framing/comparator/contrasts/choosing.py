"""Clauses put side by side, topic by topic: the most telling first, with few repetitions."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from operator import mul

from msgspec import Struct

from framing.comparator.contrasts.pairs import FEATURES, Setting, is_the_same, pair_features
from framing.comparator.contrasts.telling import Clause
from framing.comparator.contrasts.topics import OPENING, Topic
from framing.comparator.contrasts.weights import BIAS, Weights

PIECES = 3  # of one source
MOST = 40  # contrasts
_AGAIN = 1.0  # what a clause that was shown already counts less, in log-odds
_FIRST_AGAIN = 3.0  # what it counts less where a contrast would begin with it
_NEVER = -20.0  # log-odds of a pair that is no contrast
_WEAKER = 2.5  # how much weaker than the best pair a further piece may be, in log-odds
_OF_A_TOPIC = 4  # contrasts


class Choice(Struct, frozen=True):
    """The clauses chosen for one contrast: article -> numbers of clauses, the most telling first."""

    topic: Topic
    sides: Mapping[int, tuple[int, ...]]
    score: float  # log-odds
    fitting: tuple[int, int] | None = None  # the two clauses that fit best


class Chooser:
    """Chooses clauses on one topic that stand side by side: the likeliest pair first, and no clause too often."""

    def __init__(self, kept: Sequence[Clause], scores: Sequence[float], setting: Setting, weights: Weights) -> None:
        self._kept, self._scores, self._setting = kept, scores, setting
        self._articles = [clause.unit.article for clause in kept]
        self._bias = weights.pair.get(BIAS, 0.0)
        self._of_features = [weights.pair.get(name, 0.0) for name in FEATURES]
        self._odds: list[dict[int, float]] = [{} for _ in kept]  # of the pairs asked for, both ways round
        self._ranked: dict[Topic, list[tuple[float, int, int]]] = {}
        self._used = [0] * len(kept)  # how often each clause was shown
        self._shown: Counter[str] = Counter()

    def chosen(self, about: Mapping[Topic, Sequence[int]]) -> list[Choice]:
        """The contrasts, the most telling first."""
        left = dict(about)
        bounds = dict.fromkeys(left, math.inf)
        having: dict[int, list[Topic]] = defaultdict(list)
        for topic, some in left.items():
            for n in some:
                having[n].append(topic)
        choices: dict[Topic, Choice] = {}  # still true: none of their topic's clauses was shown since
        found: list[Choice] = []
        while left and len(found) < MOST:
            best: Choice | None = None
            for topic in sorted(left, key=lambda t: (-bounds[t], t)):
                if best is not None and bounds[topic] <= best.score:
                    break
                made = choices.get(topic) or self._choice(topic, left[topic])
                choices[topic] = made
                bounds[topic] = made.score
                if best is None or made.score > best.score:
                    best = made
            if best is None or best.score <= _NEVER:
                break
            found.append(best)
            shown = [n for side in best.sides.values() for n in side]
            for n in shown:
                self._used[n] += 1
                for topic in having[n]:
                    choices.pop(topic, None)
            self._shown[best.topic.key] += 1
            if best.topic.kind == OPENING or self._shown[best.topic.key] >= _OF_A_TOPIC:
                del left[best.topic]
        return found

    def _best(self, topic: Topic, some: Sequence[int]) -> tuple[int, int] | None:
        """The best pair of the topic's clauses, with a deduction for clauses shown before."""
        if topic not in self._ranked:
            article = self._articles
            pairs = [(n, o) for n, o in combinations(some, 2) if article[n] != article[o]]
            self._ranked[topic] = sorted([(self._pair(n, o), n, o) for n, o in pairs], reverse=True)
        best, found, used = -math.inf, None, self._used
        for value, one, two in self._ranked[topic]:
            if value <= best or value <= _NEVER:
                break  # no later pair can be better
            here = value - _FIRST_AGAIN * (used[one] + used[two])
            if here > best:
                best, found = here, (one, two)
        return found

    def _choice(self, topic: Topic, some: Sequence[int]) -> Choice:
        pair = self._best(topic, some)
        if pair is None:
            return Choice(topic, {}, _NEVER)
        one, two = pair
        top = self._pair(one, two)
        article, odds = self._articles, self._odds  # all pairs of the topic have been judged
        sides: dict[int, list[int]] = {article[one]: [one], article[two]: [two]}
        if topic.kind == OPENING:
            headlines = {article[n]: [n] for n in reversed(some) if self._kept[n].features.get("headline")}
            sides = headlines if len(headlines) > 1 else sides
        of = {here: [n for n in some if article[n] == here] for here in sorted({article[n] for n in some})}
        for _ in range(PIECES):
            for here, mine in of.items():
                have = sides.get(here, [])
                if len(have) >= PIECES:
                    continue
                rows = [odds[n] for a, side in sides.items() if a != here for n in side]
                count, used = len(rows), self._used
                rated = [(sum([row[n] for row in rows]) / count - _AGAIN * used[n], -n) for n in mine if n not in have]
                if rated and (best := max(rated))[0] > top - _WEAKER:
                    sides.setdefault(here, []).append(-best[1])
        score = self._worth(sides)
        return Choice(topic, {a: tuple(side) for a, side in sorted(sides.items())}, score, pair)

    def _worth(self, sides: Mapping[int, Sequence[int]]) -> float:
        """Logarithm of the expected number of its pairs that a careful reader would report."""
        expected = 0.0
        for a, first in sides.items():
            for b, second in sides.items():
                if a < b:
                    expected += sum(
                        probability(self._pair(n, o) - _AGAIN * (self._used[n] + self._used[o]))
                        for n in first
                        for o in second
                    )
        return math.log(expected) if expected else _NEVER

    def _pair(self, one: int, two: int) -> float:
        found = self._odds[one].get(two)
        if found is not None:
            return found
        return self._judged(one, two) if one < two else self._judged(two, one)

    def _judged(self, one: int, two: int) -> float:
        """The log-odds of a pair that was not asked for before; `one` comes first in the list of clauses."""
        first, second = self._kept[one], self._kept[two]
        if is_the_same(first, second):
            odds = _NEVER
        else:
            features = pair_features(first, second, self._scores[one], self._scores[two], self._setting)
            odds = self._bias + sum(map(mul, self._of_features, features))
        self._odds[one][two] = self._odds[two][one] = odds
        return odds


def probability(odds: float) -> float:
    """The probability for log-odds (logistic function)."""
    return 1 / (1 + math.exp(-odds))
