"""Which mentions of bodies, places and peoples are of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from framing.analyzer.entities.mentions import Candidate, Referent
from framing.language import people
from framing.language.actors import kind_of
from framing.language.gazetteer import countries
from framing.language.people import plain
from framing.language.tree import Tree
from framing.language.words import endings, group

_SIDES = frozenset({"north", "south", "east", "west"})
_COMPANY = group("words of firms")
_OWNED = re.compile(r"[A-Z]\w+['’]s ")


def gather_others(tree: Tree, others: list[Candidate], by_key: dict[str, Referent]) -> list[Referent]:
    """The referents of names that are of no person; a short form joins its long form if only one can be meant."""
    referents: dict[str, Referent] = {}
    others.sort(key=_longest)
    short: dict[str, Referent | None] = {}  # None: two could be meant
    for listed in by_key.values():  # "the Times" is The New York Times
        if listed.label == "ORG" and listed.name.count(" "):
            short.setdefault(plain(listed.name.split()[-1]), listed)
        side = plain(listed.name.split()[0])
        if listed.label == "GPE" and side in _SIDES and listed.key in countries():  # "the North" is North Korea
            short[side] = None if side in short else listed
    placed = _placed(tree, others)
    for c in others:
        core = _core(c.text(tree))
        referent = referents.get(core) or short.get(core)
        if referent is None or (core in placed and core not in referents and _is_called_after_place(referent)):
            referent = referents[core] = Referent(c.label)
            referent.number = "p" if c.label == "NORP" else "s"
            if c.label in {"ORG", "MISC", "FAC", "EVENT"}:
                opening = [core.split()[0]] if c.label == "ORG" and _OWNED.match(c.text(tree)) else []  # "Dick's"
                for form in (*people.short_forms(core), *opening):
                    short[form] = None if form in short else referent
        referent.add(c, "name" if core in referents else "acronym" if c.text(tree).isupper() else "short name")
    _peoples(referents)
    for referent in referents.values():
        labels = Counter(m.label for m in referent.mentions)
        referent.label = min(labels, key=lambda label: (-labels[label], label))
    return list(referents.values())


def _is_called_after_place(referent: Referent) -> bool:
    """Whether it is a paper, a university or the like, for which its town does not stand, as it does for a team."""
    tails = people.name_tails() | group("last words of papers")
    words = {w for m in referent.mentions[:2] for w in m.parts}
    body = any(kind_of(w) in ("body", "place") for w in words)
    return referent.label not in ("GPE", "LOC") and (body or not tails.isdisjoint(words))


def _placed(tree: Tree, others: Iterable[Candidate]) -> frozenset[str]:
    """The single names that mean a place at least as often as not: Oakdale is not short for the Oakdale Tribune."""
    votes: Counter[str] = Counter()
    for c in others:
        before = tree.nodes[c.first.i - 1] if c.first.i else c.first
        if c.first is c.last and before.lower != "the":
            within = c.head.dep == "pobj" and c.head.head.lower in group("locative prepositions")
            votes[_core(c.text(tree))] += 1 if within or c.label in ("GPE", "LOC") else -1
    return frozenset(core for core, told in votes.items() if told >= 0)


def _peoples(referents: dict[str, Referent]) -> None:
    """Give adjectives of places that no list has to their places: "the Ostian army", where the text names Ostia."""
    places = [(core, r) for core, r in referents.items() if r.label in _PLACED and core.isalpha()]
    for core, people_ in list(referents.items()):
        if not core.isalpha() or any(m.label not in ("NORP", "MISC") for m in people_.mentions):
            continue
        stems = {core.removesuffix(end) for end in endings("peoples") if core.endswith(end)}
        stems = {stem for stem in stems if len(stem) >= _SHORTEST_STEM}
        near = [r for name, r in places if r is not people_ and any(_is_stem(stem, name) for stem in stems)]
        if len(near) != 1:
            continue
        for m in people_.mentions:
            near[0].add(m, "demonym")
        del referents[core]


def _is_stem(stem: str, name: str) -> bool:
    """Whether a place's name is the stem of its people's with a short ending: "Ostia" of "Osti-an"."""
    return name.startswith(stem) and len(name) - len(stem) <= _LONGEST_ENDING


_PLACED = frozenset({"GPE", "LOC", "ORG"})
_SHORTEST_STEM = 4  # letters
_LONGEST_ENDING = 3


def _longest(c: Candidate) -> tuple[int, int]:
    return -len(c.parts), c.first.i


def _core(surface: str) -> str:
    words = [w for w in (plain(w.strip(',()"“”')) for w in people.without_kind(surface).split()) if w]
    kept = [w for w in words if w not in _COMPANY]
    return " ".join(kept or words)
