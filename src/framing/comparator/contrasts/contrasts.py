"""All contrasts of a comparison, the most telling first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from framing.comparator.contrasts.choosing import Choice, Chooser, probability
from framing.comparator.contrasts.kinds import kind_of
from framing.comparator.contrasts.lines import line
from framing.comparator.contrasts.named import named as by_name
from framing.comparator.contrasts.pairs import Setting
from framing.comparator.contrasts.telling import Clause, clauses, weight
from framing.comparator.contrasts.topics import OPENING, Topic, topics
from framing.comparator.contrasts.weights import Weights, log_odds, shipped
from framing.comparator.sentences.evidence import Places
from framing.comparator.sentences.profiles import Profile, Referents
from framing.model import AlignedPassage, ComparedEntity, Contrast, ContrastKind, ContrastSide, Evidence, WordingSet

KEPT = 60  # clauses of an article that are looked at
_UNNAMED = 0.3  # what a contrast counts in which no difference was named
_TELLING = 0.45  # weight of a word that says what a contrast is about


def contrasts(
    at: Sequence[Places],
    told: Sequence[Profile],
    entities: Sequence[ComparedEntity],
    aligned: Sequence[AlignedPassage],
    known: Referents,
    worded: Sequence[WordingSet] = (),
    weights: Weights | None = None,
) -> tuple[Contrast, ...]:
    """What sets the sources apart.

    Args:
        worded: the competing names that were found; they are contrasts too.
        weights: by default those that are shipped.
    """
    weights = weights or shipped()
    named = {e.id: e for e in entities}
    kept, scores = telling([clauses(n, p.analysis, known, named) for n, p in enumerate(at)], weights)
    about = topics(kept, named, _beside(kept))
    chosen = Chooser(kept, scores, setting(at, told, named, aligned), weights).chosen(about)
    begun: set[int] = set()
    found = [_contrast(choice, kept, named, at, begun) for choice in chosen]
    found += by_name(worded)
    return tuple(sorted(found, key=_telling_first))


def _telling_first(contrast: Contrast) -> tuple[bool, float]:
    """The contrasts in order: headlines first, mere juxtaposition after differences that have a name."""
    return contrast.kind is not ContrastKind.FRAME, -contrast.score * (
        _UNNAMED if contrast.kind is ContrastKind.COVERAGE else 1.0
    )


def telling(found: Sequence[Sequence[Clause]], weights: Weights) -> tuple[list[Clause], list[float]]:
    """The most telling clauses of each article, in text order, and the log-odds of each."""
    kept: list[Clause] = []
    scores: list[float] = []
    for some in found:
        odds = [log_odds(weights.clause, c.features) for c in some]
        best = sorted(range(len(some)), key=lambda k: ("headline" not in some[k].features, -odds[k], k))[:KEPT]
        for k in sorted(best):
            kept.append(some[k])
            scores.append(odds[k])
    return kept, scores


def setting(
    at: Sequence[Places],
    told: Sequence[Profile],
    entities: Mapping[str, ComparedEntity],
    aligned: Sequence[AlignedPassage],
) -> Setting:
    """The background against which pairs are judged."""
    number = {p.analysis.article.id: n for n, p in enumerate(at)}
    together = frozenset(
        (number[one.article], one.sentence, number[two.article], two.sentence)
        for passage in aligned
        for one in passage.passages
        for two in passage.passages
        if one.article != two.article
    )
    context: list[dict[int, Mapping[str, float]]] = [{} for _ in at]
    for profile in told:
        context[profile.article][profile.sentence] = profile.terms
    return Setting(entities, together, context)


def _beside(kept: Iterable[Clause]) -> dict[tuple[int, int], frozenset[str]]:
    """(article, sentence) -> the entities that its clauses name."""
    found: dict[tuple[int, int], frozenset[str]] = defaultdict(frozenset)
    for clause in kept:
        found[clause.unit.article, clause.unit.sentence] |= clause.names
    return found


def _contrast(
    choice: Choice,
    kept: Sequence[Clause],
    entities: Mapping[str, ComparedEntity],
    at: Sequence[Places],
    begun: set[int],
) -> Contrast:
    """The contrast of a choice. `begun` holds the clauses with which earlier sides began; this adds to it."""
    kind, sides = kind_of(choice.topic, kept, choice.sides, begun, choice.fitting)
    begun.update(side[0] for side in sides.values())
    shown = tuple(_side(at[a], [kept[n] for n in side]) for a, side in sorted(sides.items()))
    about = _about(choice.topic, [kept[side[0]] for side in sides.values()], entities)
    return Contrast(kind, about, line(kind, about, shown), round(probability(choice.score), 4), shown)


def _side(place: Places, clauses_: Sequence[Clause]) -> ContrastSide:
    article = place.analysis.article
    evidence = tuple(
        Evidence(
            article.id,
            article.source,
            c.unit.start,
            c.unit.end,
            c.text,
            c.unit.sentence,
            c.unit.voice,
            c.unit.speaker,
        )
        for c in clauses_
    )
    return ContrastSide(article.id, article.source, evidence)


def _about(topic: Topic, first: Sequence[Clause], entities: Mapping[str, ComparedEntity]) -> str:
    """What a contrast is about: a name, and the weightiest noun that the first clauses of two sides share."""
    if topic.kind == OPENING:
        return "how it opens"
    shared = Counter(noun for clause in first for noun in clause.nouns)
    words = [n for n in shared if shared[n] > 1 and weight(n) >= _TELLING]
    words.sort(key=lambda n: (-shared[n], -weight(n), n))
    name = entities[topic.key].name if topic.key in entities else topic.key
    further = next((w for w in words if w not in name.casefold()), None)
    return f"{name}, {further}" if further and topic.key in entities else name
