"""Which words sources choose for one deed: events of one kind with a common participant."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from framing.comparator.differences.concept_wordings import APART
from framing.comparator.differences.one_referent import of_one_referent
from framing.comparator.differences.wording_sets import SEVERAL, is_competing, wording_set
from framing.comparator.differences.wording_uses import LONGEST, Use, judged_by
from framing.comparator.sentences.evidence import Places
from framing.comparator.sentences.profiles import Profile
from framing.language.words import group
from framing.model import AlignedPassage, Analysis, ComparedEntity, Event, WordingSet

_TALK = group("general event types for wordings")


def from_events(
    at: Sequence[Places],
    told: Sequence[Profile],
    entities: Sequence[ComparedEntity],
    aligned: Sequence[AlignedPassage],
) -> list[WordingSet]:
    """Event nouns of one type with a common participant; verbs too, where their sentences are aligned."""
    names = {e.id: e.name for e in entities}
    known = {(p.article, p.entity): e.id for e in entities for p in e.portraits}
    side_by_side = {(e.article, e.sentence): n for n, p in enumerate(aligned) for e in p.passages}
    told_of: dict[tuple[str, str, str, int], list[tuple[Profile, Event]]] = defaultdict(list)
    for profile in told:
        analysis = at[profile.article].analysis
        group = side_by_side.get((analysis.article.id, profile.sentence), -1)
        for happening in profile.happenings:
            event = happening.event
            noun = event.trigger_start >= event.start and _is_noun(analysis, event.trigger_start)
            if (not noun and group < 0) or len(event.text.split()) > LONGEST:
                continue
            apart = -1 - _is_plural(analysis, event.trigger_start) if noun else group
            for type_ in sorted(happening.types - _TALK):
                for part, participant in _parts(event, analysis.article.id, known):
                    told_of[type_, part, participant, apart].append((profile, event))
    found, shown = [], set[frozenset[tuple[int, int]]]()
    for (type_, _, participant, _), places_ in sorted(told_of.items(), key=_size):
        if len({p.article for p, _ in places_}) < SEVERAL or len({e.trigger for _, e in places_}) < SEVERAL:
            continue  # whatever is kept of them, nothing differs
        some = of_one_referent([_deed(p, e, at[p.article].analysis) for p, e in places_])
        key = frozenset((u.article, u.start) for u in some)
        if is_competing(some) and _is_judged_differently(some) and not any(key <= s for s in shown):
            shown.add(key)
            found.append(wording_set(at, f"{type_} ({names[participant]})", "event", some))
    return found


def _deed(told: Profile, event: Event, analysis: Analysis) -> Use:
    """An event as its source's word for a deed. A noun's qualities judge with it."""
    noun = event.trigger_start >= event.start and _is_noun(analysis, event.trigger_start)
    judged = judged_by(event.text if noun else event.trigger, frozenset())
    return Use(told.article, event.trigger, event.start, event.end, told.terms, judged=judged)


def _is_judged_differently(uses: Sequence[Use]) -> bool:
    """Whether two articles' words for a deed judge it differently: "a trip" and "a visit" do not."""
    return any(u.article != v.article and abs(u.judged - v.judged) >= APART for u, v in combinations(uses, 2))


def _parts(event: Event, article: str, known: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    """The participants of a deed with their parts.

    Two deeds are the same only if somebody has the same part in both.
    """
    for part, who in (("agent", event.agent), ("patient", event.patient), ("place", event.place)):
        if who is not None and (article, who) in known:
            yield part, known[article, who]


def _size(item: tuple[tuple[str, str, str, int], list[tuple[Profile, Event]]]) -> tuple[int, tuple[str, str, str, int]]:
    key, some = item
    return -len(some), key


def _is_plural(analysis: Analysis, start: int) -> bool:
    """Whether a noun is plural: one bid is not several campaigns."""
    return analysis.parse.tags[bisect_left(analysis.parse.starts, start)] == "NNS"


def _is_noun(analysis: Analysis, start: int) -> bool:
    return analysis.parse.pos[bisect_left(analysis.parse.starts, start)] == "NOUN"
