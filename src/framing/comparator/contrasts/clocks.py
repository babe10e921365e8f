"""Different times of one event: the fire broke out at 9:15 p.m. in one source, at 8:30 in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.harmed import in_sentence
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.sentences.alike import tells_of
from framing.language.clauses import clause
from framing.language.tree import Node
from framing.language.words import group, light_verbs, weekdays
from framing.model import ContrastKind, Evidence

_STRENGTH = 0.65
_APART, _SAME = 30, 15  # minutes by which two times of one event differ, and by which a time may be meant by another
_DAY, _HALF, _HOUR = 1440, 720, 60
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?\s?m\b", re.IGNORECASE)
_HOURS = 12


class _Time(Struct, frozen=True):
    minutes: int
    deed: frozenset[str]  # what the verb may tell of
    things: frozenset[str]  # what its subject and object may tell of
    days: frozenset[str]  # weekdays that the sentence names
    name: str
    place: Evidence


def clocks(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """Times of day that two sources give differently for one event; no source has the other's time anywhere."""
    every = [list(_times(text)) for text in texts]
    for a, b in combinations(range(len(texts)), 2):
        for one in every[a]:
            for two in every[b]:
                if not _are_of_one(one, two) or _apart(one.minutes, two.minutes) < _APART:
                    continue
                if _has(every[a], two) or _has(every[b], one):
                    continue
                sides = {a: (one.place,), b: (two.place,)}
                yield Formed(ContrastKind.QUANTITY, f"time: {one.name}", frozenset({one.name}), sides, _STRENGTH)


def _apart(one: int, two: int) -> int:
    between = abs(one - two)
    return min(between, _DAY - between)


def _has(every: Sequence[_Time], time: _Time) -> bool:
    return any(_apart(t.minutes, time.minutes) < _SAME for t in every)


def _are_of_one(one: _Time, two: _Time) -> bool:
    """Whether two times are of one deed to or by the same: "the vote came", "members voted"."""
    if one.days and two.days and one.days.isdisjoint(two.days):
        return False
    if one.deed & two.deed:
        return bool(one.things & two.things) or not (one.things and two.things)
    if one.deed and two.deed:
        return False  # "left at 9", "arrived at 10"
    return bool((one.deed | one.things) & (two.deed | two.things))


def _times(text: OwnWords) -> Iterator[_Time]:
    words = text.place.analysis.article.text
    for match in _CLOCK.finditer(words):
        hour, minute = int(match[1]), int(match[2] or 0)
        nodes = text.tree.between(match.start(), match.end())
        if not (1 <= hour <= _HOURS and minute < _HOUR and nodes) or not text.is_content(nodes[0]):
            continue
        verb = _verb(nodes[0])
        if verb is None:
            continue
        sentence = text.tree.sentences[verb.sent]
        place = in_sentence(verb, sentence, text)
        subject = clause(verb).subject
        things = [n for n in (subject, verb.child("dobj")) if n is not None]
        of_things = frozenset().union(*(tells_of(n.lemma) for n in things if n.pos == "NOUN"))
        lemma = verb.lemma.lower()
        says_little = lemma in light_verbs() or lemma in group("verbs for taking place")
        deed = frozenset() if says_little else tells_of(lemma)
        if place is not None and (deed or of_things):
            minutes = (hour % _HOURS) * _HOUR + minute + (_HALF if match[3].lower() == "p" else 0)
            days = frozenset(n.lower for n in sentence) & frozenset(weekdays())
            name = lemma if deed else things[0].lemma.lower()
            yield _Time(minutes, deed, of_things, days, name, place)


def _verb(node: Node) -> Node | None:
    """The verb of which a time is told."""
    while node.head is not node:
        node = node.head
        if node.pos == "VERB":
            return node
    return None
