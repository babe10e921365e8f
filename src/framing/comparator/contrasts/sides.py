"""Attacker and attacked exchanged: "Thai forces shelled a Cambodian post" and "a Cambodian incursion"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.sentences.evidence import Places
from framing.language.gazetteer import countries, known
from framing.language.words import group
from framing.model import ContrastKind, Event, Evidence, PartKind

_STRENGTH = 0.8
_LONGEST = 40  # words of a sentence that is shown
_WORD = re.compile(r"[^\W\d_]+")
_LEFT_OUT = frozenset({PartKind.BYLINE, PartKind.SIGNATURE})


class _Blow(Struct, frozen=True):
    by: str  # a country
    against: frozenset[str]  # the other countries that the sentence names
    place: Evidence


def exchanged(at: Sequence[Places]) -> Iterator[Formed]:
    """Two countries: only one attacks in one source, and only the other attacks in another source.

    Both sources name both, and one of the sentences shows that they are opponents.
    """
    told = [list(_blows(place)) for place in at]
    named = [_countries(place.analysis.article.text) if told[n] else frozenset[str]() for n, place in enumerate(at)]
    for a, b in combinations(range(len(at)), 2):
        mine, theirs = {x.by for x in told[a]}, {x.by for x in told[b]}
        if len(mine) != 1 or len(theirs) != 1 or mine == theirs or not mine | theirs <= named[a] & named[b]:
            continue
        facing = [x for x in told[a] if theirs <= x.against], [x for x in told[b] if mine <= x.against]
        if facing[0] or facing[1]:
            one, two = (facing[0] or told[a])[0], (facing[1] or told[b])[0]
            keys = frozenset({one.by, two.by})
            sides = {a: (one.place,), b: (two.place,)}
            yield Formed(ContrastKind.ROLE, f"who attacks: {one.by} or {two.by}", keys, sides, _STRENGTH)


def _blows(place: Places) -> Iterator[_Blow]:
    """The attacks by one country that an article tells of, done and not denied."""
    for event in place.analysis.events:
        if event.type not in group("types of attacks") or event.negated or event.modality != "asserted":
            continue
        sentence = place.analysis.sentences[event.sentence]
        by = _countries(event.agent_text or "")
        if sentence.part in _LEFT_OUT or sentence.words > _LONGEST or len(by) != 1:
            continue
        text = place.analysis.article.text[sentence.start : sentence.end]
        yield _Blow(next(iter(by)), _countries(text) - by, _evidence(place, event))


def _evidence(place: Places, event: Event) -> Evidence:
    whole = place.whole(event.sentence)
    return Evidence(
        whole.article, whole.source, whole.start, whole.end, whole.text, whole.sentence, event.voice, event.speaker
    )


@lru_cache(maxsize=20_000)
def _countries(text: str) -> frozenset[str]:
    """The countries that are named, or whose people are ("Thai")."""
    found = (known(w) for w in _WORD.findall(text) if w[0].isupper())
    return frozenset(entry.name for entry in found if entry is not None and entry.key in countries())
