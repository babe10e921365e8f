"""All contrasts of a comparison, the most telling first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from framing.comparator.contrasts.alone import alone
from framing.comparator.contrasts.amounts import amounts
from framing.comparator.contrasts.asides import asides
from framing.comparator.contrasts.attackers import attackers
from framing.comparator.contrasts.began import began
from framing.comparator.contrasts.causes import causes
from framing.comparator.contrasts.choosing import Choice, Chooser, probability
from framing.comparator.contrasts.clocks import clocks
from framing.comparator.contrasts.denials import denials
from framing.comparator.contrasts.doers import doers
from framing.comparator.contrasts.doubt import doubted, refuted
from framing.comparator.contrasts.echoes import with_echoes
from framing.comparator.contrasts.figures import attributed, figures
from framing.comparator.contrasts.formed import Formed, once, says_different_things, varied
from framing.comparator.contrasts.groups import groups
from framing.comparator.contrasts.harmed import harmed
from framing.comparator.contrasts.heard import only_quoted, quoted_differently
from framing.comparator.contrasts.hedged import hedged
from framing.comparator.contrasts.judged import judged
from framing.comparator.contrasts.kinds import in_order
from framing.comparator.contrasts.labels import beside_names, labels
from framing.comparator.contrasts.laws import laws
from framing.comparator.contrasts.lines import line
from framing.comparator.contrasts.named import named as by_name
from framing.comparator.contrasts.one_deed import one_deed
from framing.comparator.contrasts.one_fact import one_fact
from framing.comparator.contrasts.openings import leads, openings
from framing.comparator.contrasts.opposed import opposed
from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.pairs import Setting
from framing.comparator.contrasts.qualified import qualified
from framing.comparator.contrasts.quantities import quantities
from framing.comparator.contrasts.readable import Readable
from framing.comparator.contrasts.record import record
from framing.comparator.contrasts.scare import scare
from framing.comparator.contrasts.sides import exchanged
from framing.comparator.contrasts.sized import sized
from framing.comparator.contrasts.sketches import Sketches
from framing.comparator.contrasts.statements import statements
from framing.comparator.contrasts.telling import Clause, clauses, weight
from framing.comparator.contrasts.told_of import told_of, with_others, without_those
from framing.comparator.contrasts.topics import OPENING, Topic, topics
from framing.comparator.contrasts.unanswered import unanswered
from framing.comparator.contrasts.votes import votes
from framing.comparator.contrasts.weights import Weights, log_odds, shipped
from framing.comparator.sentences.elsewhere import Elsewhere
from framing.comparator.sentences.evidence import Places
from framing.comparator.sentences.profiles import Profile, Referents
from framing.language.mending.order import mended
from framing.language.tree import Tree
from framing.model import (
    AlignedPassage,
    ComparedEntity,
    Contrast,
    ContrastKind,
    ContrastSide,
    CoverageItem,
    Evidence,
    WordingSet,
)

KEPT = 60  # clauses of an article that are looked at
_SIDE_BY_SIDE = 0.3  # what counts that only puts clauses on one topic side by side
_TELLING = 0.45  # weight of a word that says what a contrast is about


def contrasts(
    at: Sequence[Places],
    told: Sequence[Profile],
    entities: Sequence[ComparedEntity],
    aligned: Sequence[AlignedPassage],
    known: Referents,
    worded: Sequence[WordingSet] = (),
    covered: Sequence[CoverageItem] = (),
    weights: Weights | None = None,
    elsewhere: Elsewhere | None = None,
    trees: Sequence[Tree] | None = None,
) -> tuple[Contrast, ...]:
    """What sets the sources apart: the openings, then contrasts with a form, then clauses on one topic.

    Args:
        worded: the competing names that were found.
        covered: what one source alone reports.
        weights: by default those that are shipped.
        elsewhere: searches the articles again; made here if not given.
        trees: what `trees_of` returns; made here if not given. The caller that made them unties them.
    """
    weights = weights or shipped()
    named = {e.id: e for e in entities}
    made = trees_of(at) if trees is None else []
    trees = made if trees is None else trees
    told_by = [clauses(n, p.analysis, tree, known, named) for n, (p, tree) in enumerate(zip(at, trees, strict=True))]
    kept, scores = telling(told_by, weights)
    about = topics(kept, named, _beside(kept))
    chosen = Chooser(kept, scores, setting(at, told, named, aligned), weights).chosen(about)
    texts = [OwnWords(place, tree, known) for place, tree in zip(at, trees, strict=True)]
    elsewhere = elsewhere or Elsewhere([p.analysis for p in at], known)
    formed = _formed(
        at, Readable(at, trees), texts, entities, kept, scores, worded, covered, told, known, aligned, elsewhere
    )
    for tree in made:
        tree.untie()
    return tuple(_rows(formed, chosen, kept, named, at))


def trees_of(at: Sequence[Places]) -> list[Tree]:
    """The mended trees of the articles."""
    return [mended(Tree(p.analysis.article, p.analysis.parse)) for p in at]


def _formed(
    at: Sequence[Places],
    readable: Readable,
    texts: Sequence[OwnWords],
    entities: Sequence[ComparedEntity],
    kept: Sequence[Clause],
    scores: Sequence[float],
    worded: Sequence[WordingSet],
    covered: Sequence[CoverageItem],
    told: Sequence[Profile],
    known: Referents,
    aligned: Sequence[AlignedPassage],
    elsewhere: Elsewhere,
) -> list[Formed]:
    """The contrasts that have a form, the most telling first."""
    number = {p.analysis.article.id: n for n, p in enumerate(at)}
    named = {e.id: e for e in entities}
    described = list(labels(texts, entities))
    sketches = Sketches(at, [t.tree for t in texts])
    of_people = list(told_of(sketches, entities, frozenset[str]().union(*(f.keys for f in described))))
    plain = [f for f in beside_names(texts, entities) if all(f.keys.isdisjoint(o.keys) for o in of_people)]
    described += plain
    found = [
        *described,
        *of_people,
        *by_name(worded, number, entities, {f.about for f in described}),
        *judged(at, entities, kept, readable),
        *only_quoted(covered, number, kept, scores, texts),
        *quoted_differently(kept, scores, readable, named),
        *alone(covered, number, kept, scores, readable, named),
        *statements(kept, readable, named),
        *leads(kept, scores, readable, named),
        *qualified(texts),
        *laws(texts),
        *groups(texts),
        *one_deed(texts, named),
        *doers(texts, named),
        *denials(texts, named),
        *votes(texts),
        *clocks(texts),
        *causes(texts),
        *scare(texts),
        *amounts(texts),
        *doubted(texts, told, known, named),
        *refuted(texts, told, known, named),
        *figures(texts, named),
        *quantities(texts, named),
        *attributed(texts),
        *sized(texts),
        *harmed(texts),
        *began(texts),
        *attackers(texts),
        *unanswered(texts, named, elsewhere),
        *record(texts, named, elsewhere),
        *asides(texts, named, elsewhere),
        *hedged(texts, named),
        *exchanged(at),
        *one_fact(at, aligned, entities),
    ]
    first = list(openings(at))
    different = without_those([f for f in found if says_different_things(f)], of_people)
    different += opposed(texts, named)  # may differ in the verb alone: left, fled
    # A fact that is found again still counts as told by one when contrasts of one subject are thinned out.
    again = with_others(with_echoes(varied(different, first), at, elsewhere), sketches, named)
    return [*first, *once(again)]


def _rows(
    formed: Sequence[Formed],
    chosen: Sequence[Choice],
    kept: Sequence[Clause],
    entities: Mapping[str, ComparedEntity],
    at: Sequence[Places],
) -> Iterator[Contrast]:
    """Each formed contrast with the best choice of clauses on the same topic; then the remaining topics."""
    left = list(chosen)
    for one in formed:
        fitting = next((c for c in left if _is_about(c, one, kept)), None)
        if fitting is not None:
            left.remove(fitting)
        yield _formed_row(one, fitting, kept, at)
    begun: set[int] = set()
    shown: set[frozenset[tuple[str, int]]] = set()
    for choice in left:
        found = _contrast(choice, kept, entities, at, begun)
        first = [(side.article, side.evidence[0].start) for side in found.sides]
        pairs = {frozenset(pair) for pair in combinations(first, 2)}
        if not pairs <= shown:  # the same words side by side once only, whatever the topic
            shown |= pairs
            yield found


def _is_about(choice: Choice, one: Formed, kept: Sequence[Clause]) -> bool:
    """Whether chosen clauses are on the subject of a contrast."""
    topic = choice.topic
    if one.kind is ContrastKind.FRAME:
        return topic.kind == OPENING
    if topic.key in one.keys:
        return True
    some = [kept[n] for side in choice.sides.values() for n in side]
    return sum(not one.keys.isdisjoint(c.names | c.nouns) for c in some) * 2 > len(some)


def _formed_row(one: Formed, choice: Choice | None, kept: Sequence[Clause], at: Sequence[Places]) -> Contrast:
    sides = []
    for a, place in enumerate(at):
        shown = one.sides.get(a, ())
        further = [_evidence(at, kept[n]) for n in choice.sides.get(a, ())] if choice is not None else []
        further = [e for e in further if not any(e.start < s.end and s.start < e.end for s in shown)]
        if shown or further:
            article = place.analysis.article
            sides.append(ContrastSide(article.id, article.source, (*shown, *further), len(shown)))
    said = line(one.kind, one.about, [s for s in sides if s.telling], one.not_found_in)
    score = round(min(1.0, one.strength), 4)
    return Contrast(one.kind, one.about, said, score, tuple(sides), one.not_found_in)


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
    """What the sources tell about one topic. `begun` holds the clauses with which sides began; this adds to it."""
    sides = in_order(choice.topic, kept, choice.sides, begun, choice.fitting)
    begun.update(side[0] for side in sides.values())
    shown = tuple(_side(at, a, [kept[n] for n in side]) for a, side in sorted(sides.items()))
    about = _about(choice.topic, [kept[side[0]] for side in sides.values()], entities)
    score = round(_SIDE_BY_SIDE * probability(choice.score), 4)
    return Contrast(ContrastKind.COVERAGE, about, line(ContrastKind.COVERAGE, about, shown), score, shown)


def _side(at: Sequence[Places], number: int, clauses_: Sequence[Clause]) -> ContrastSide:
    article = at[number].analysis.article
    return ContrastSide(article.id, article.source, tuple(_evidence(at, c) for c in clauses_))


def _evidence(at: Sequence[Places], clause: Clause) -> Evidence:
    unit, article = clause.unit, at[clause.unit.article].analysis.article
    return Evidence(
        article.id, article.source, unit.start, unit.end, clause.text, unit.sentence, unit.voice, unit.speaker
    )


def _about(topic: Topic, first: Sequence[Clause], entities: Mapping[str, ComparedEntity]) -> str:
    """The subject of a contrast: a name, and the weightiest noun that the first clauses of two sides share."""
    if topic.kind == OPENING:
        return "how it opens"
    shared = Counter(noun for clause in first for noun in clause.nouns)
    words = [n for n in shared if shared[n] > 1 and weight(n) >= _TELLING]
    words.sort(key=lambda n: (-shared[n], -weight(n), n))
    name = entities[topic.key].name if topic.key in entities else topic.key
    further = next((w for w in words if w not in name.casefold()), None)
    return f"{name}, {further}" if further and topic.key in entities else name
