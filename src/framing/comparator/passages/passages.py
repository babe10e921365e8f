"""Passages: sentences of different articles that report the same thing. Articles without such a sentence are absent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.comparator.passages.agreement import accepted
from framing.comparator.passages.alignment import Pair, pairs
from framing.comparator.passages.outlines import Outlines
from framing.comparator.sentences.evidence import Places, places
from framing.comparator.sentences.profiles import Happening, Profile, Referents, referents
from framing.model import AlignedPassage, Analysis, ComparedEntity, Event

THRESHOLD = 0.75  # likelihood to be accepted of the pair that a passage rests on,
_LINK = 0.5  # and of each further pair in it; those that a sentence comes with reach the threshold in the mean
_ABOUT = 0.2  # score of the alignment from which on a pair is looked at closely
_SEVERAL = 2  # sentences of one article that may match one of another
_BESIDE = 0.85  # least likelihood of a further sentence, relative to that of the best pair
_NEAR = 2  # sentences between them at most
_NEW_WORDS = 2  # of plain words that a further sentence must have in common with the other article
_WORDS_SHOWN = 4


def passages(
    analyses: Sequence[Analysis],
    told: Sequence[Profile],
    entities: Sequence[ComparedEntity],
    known: Referents | None = None,
    at: Sequence[Places] | None = None,
) -> tuple[AlignedPassage, ...]:
    """The aligned passages, the most certain first; each sentence belongs to at most one of them.

    Args:
        known, at: what `referents` and `places` give, where they are there already.
    """
    known = referents(analyses, entities) if known is None else known
    at = places(analyses) if at is None else at
    outlines = Outlines(analyses, told, known, entities)
    lengths = [len(a.sentences) for a in analyses]
    candidates = accepted(pairs(told, least=_ABOUT), told, outlines, lengths, least=_LINK)
    names = {e.id: e.name for e in entities}
    return tuple(_passage(group, links, at, told, names) for group, links in _grouped(candidates, told))


def _grouped(candidates: Sequence[Pair], told: Sequence[Profile]) -> list[tuple[list[int], list[Pair]]]:
    """Groups of profiles, from the most certain pair down, in which all sentences of different articles are pairs."""
    link = {(p.a, p.b): p for p in candidates}
    group_of: dict[int, int] = {}
    groups: list[tuple[list[int], list[Pair]]] = []
    for pair in candidates:
        a, b = group_of.get(pair.a), group_of.get(pair.b)
        if a is None and b is None:
            if pair.score < THRESHOLD:
                continue
            group_of[pair.a] = group_of[pair.b] = len(groups)
            groups.append(([pair.a, pair.b], [pair]))
        elif a is None or b is None:
            group, new = (b, pair.a) if a is None else (a, pair.b)
            assert group is not None
            members, links = groups[group]
            found = [link.get((min(m, new), max(m, new))) for m in members if told[m].article != told[new].article]
            sure = [p for p in found if p is not None]
            if len(sure) == len(found) and _joins(new, members, sure, links[0], told):
                members.append(new)
                links += sure
                group_of[new] = group
    return groups


def _joins(new: int, members: Sequence[int], sure: Sequence[Pair], first: Pair, told: Sequence[Profile]) -> bool:
    """Whether one more sentence belongs to a group.

    It must be the only one of its article, or tell what its neighbour there leaves out.
    """
    if sum(p.score for p in sure) < THRESHOLD * len(sure):
        return False
    same = [m for m in members if told[m].article == told[new].article]
    if not same:
        return True
    if len(same) >= _SEVERAL or max(p.score for p in sure) < _BESIDE * first.score:
        return False
    there = set(told[same[0]].terms)
    more = {t for p in sure for t in p.terms if t not in there and t not in told[new].names}
    return abs(told[new].sentence - told[same[0]].sentence) <= _NEAR and len(more) >= _NEW_WORDS


def _passage(
    group: Sequence[int],
    links: Sequence[Pair],
    at: Sequence[Places],
    told: Sequence[Profile],
    names: Mapping[str, str],
) -> AlignedPassage:
    surest = links[0]._replace(terms=_ranked(links[0], told))
    return AlignedPassage(
        label=_label(surest, names),
        score=round(sum(p.score for p in links) / len(links), 3),
        passages=tuple(at[told[n].article].whole(told[n].sentence) for n in sorted(group)),
        reason=_reason(surest, names),
    )


def _ranked(pair: Pair, told: Sequence[Profile]) -> tuple[str, ...]:
    """What the two share, weightiest first."""
    one, two = told[pair.a].terms, told[pair.b].terms
    return tuple(t for _, t in sorted((-min(one[t], two[t]), t) for t in pair.terms))


def _shared_names(pair: Pair, names: Mapping[str, str]) -> list[str]:
    return [names[t[1:]] for t in pair.terms if t.startswith("@") and t[1:] in names]


def _plain(pair: Pair, names: Mapping[str, str]) -> list[str]:
    """The shared words that are not parts of the shared names."""
    parts = {w.lower() for name in _shared_names(pair, names) for w in name.split()}
    return [t for t in pair.terms if not t.startswith("@") and t not in parts]


def _label(pair: Pair, names: Mapping[str, str]) -> str:
    people = _shared_names(pair, names)[:2]
    words = [_happens(pair.happenings)] if pair.happenings else []
    told = {h.event.trigger for h in pair.happenings} if pair.happenings else set()
    words += [w for w in _plain(pair, names) if w not in told]
    return ", ".join([*people, *words[: _WORDS_SHOWN - len(people) + 1]])


_NOT_TOLD_AS_DONE = {"future": "to come"}


def _happens(both: tuple[Happening, Happening]) -> str:
    """The articles' own words for the event, never the name of its kind: "harassment" is no "rape".

    If no source presents it as done, its status is added: "murder (alleged)".
    """
    one, two = (h.event for h in both)
    name = _named(one, two)
    if one.negated and two.negated:
        return f"{name} (denied)"
    if "asserted" in (one.modality, two.modality):
        return name
    return f"{name} ({_NOT_TOLD_AS_DONE.get(one.modality, one.modality)})"


def _reason(pair: Pair, names: Mapping[str, str]) -> str:
    parts = []
    if pair.happenings:
        one, two = (h.event for h in pair.happenings)
        parts.append(f"happening: {_named(one, two)}")
        if one.time and one.time == two.time:
            parts.append(f"time: {one.time}")
    people = _shared_names(pair, names)
    if people:
        parts.append("named: " + ", ".join(people[:_WORDS_SHOWN]))
    words = _plain(pair, names)
    if words:
        parts.append("words: " + ", ".join(words[:_WORDS_SHOWN]))
    return "; ".join(parts)


def _named(one: Event, two: Event) -> str:
    return one.trigger if one.trigger == two.trigger else f"{one.trigger} / {two.trigger}"
