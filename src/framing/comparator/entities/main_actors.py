"""The main actors of a story, each with the most telling things that every source says of them.

What the source calls an actor in its own words comes first, then deeds by and to the actor that say something about
the actor, then what others call the actor. What says little ("Councillor", "said") is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from framing.comparator.entities.antecedents import Antecedents
from framing.comparator.entities.further_traits import LEAST, further
from framing.comparator.entities.rated_traits import Rated, best, relative_clause
from framing.comparator.entities.told_deeds import deed, is_whole, node_at, refuses
from framing.comparator.sentences.evidence import Places
from framing.language.deeds import telling_kind
from framing.language.descriptions import telling
from framing.language.tree import Tree
from framing.language.words import group, pronoun_forms
from framing.measures import verdict
from framing.model import ComparedEntity, Descriptor, MainActor, Portrait, RoleUse, Sketch, Trait, Voice

_ACTING = frozenset({"PERSON", "ORG", "GROUP", "NORP"})
_MOST = 8  # actors
_LOOKED_AT = 40  # entities, the most salient
_CALLED, _DEEDS, _OTHERS = 2, 2, 1  # traits of a kind in a sketch
_TELLING = 0.5  # how much a descriptor says at the least
_WORTH = {"harsh": 0.7, "kind": 0.65, "stand": 0.55}  # how telling a deed is, by its kind
_WHOLE = 0.1  # what an object or complement adds
_SHORT = 3  # words up to which it says little
_SALIENCE = 0.4  # weight of the salience, in which people lead by far, beside how often somebody is mentioned
_MUCH = 1 / 3  # mentions a sentence that are as many as those of a main actor
_SOME = 3.0  # mentions that even a short article needs for that
_CENTRAL = 0.5  # presence from which on a group without a name or a verdict is a main actor
_OF_JUDGED = 0.5  # what counts that sources judge, beside that they judge in opposite ways
_SHARED = 0.5  # what it counts where only one source has something telling


def main_actors(
    at: Sequence[Places], trees: Sequence[Tree], entities: Sequence[ComparedEntity]
) -> tuple[MainActor, ...]:
    """The people, bodies and groups of which several sources say something telling, the main ones first.

    Args:
        trees: of the articles, in the same order.
    """
    number = {p.analysis.article.id: n for n, p in enumerate(at)}
    meant = [Antecedents(p.analysis, tree) for p, tree in zip(at, trees, strict=True)]
    found: list[tuple[float, int, MainActor]] = []
    for k, entity in enumerate(entities[:_LOOKED_AT]):
        placed = [(p, number[p.article]) for p in entity.portraits]
        central = sum(_presence(p, len(at[n].analysis.sentences)) for p, n in placed) / len(placed)
        judged = _judged(entity)
        is_group = central >= _CENTRAL and entity.name.lower() not in group("people of any kind")
        if len(placed) < 2 or not (_has_name(entity) or judged or is_group):
            continue
        rated = {p.article: traits(p, entity, at[n], trees[n], meant[n]) for p, n in placed}
        full = sum(any(r.worth >= LEAST for r in some) for some in rated.values())
        named = any(r.trait.kind == "called" and r.worth >= _TELLING for some in rated.values() for r in some)
        if not full or (entity.label not in _ACTING and not named):
            continue
        worth = sum(max((r.worth for r in some), default=0.0) for some in rated.values()) / len(rated)
        sketches = tuple(
            Sketch(p.article, p.source, tuple(r.trait for r in rated[p.article]))
            for p, _ in sorted(placed, key=lambda pair: pair[1])
        )
        order = _SALIENCE * entity.salience + central + judged + worth * (1.0 if full > 1 else _SHARED)
        found.append((-order, k, MainActor(entity.id, entity.name, entity.label, sketches)))
    return tuple(actor for _, _, actor in sorted(found, key=lambda f: f[:2])[:_MOST])


def _has_name(entity: ComparedEntity) -> bool:
    return any(m.kind == "name" for m in entity.mentions)


def _judged(entity: ComparedEntity) -> float:
    """How far sources let it come out well or badly, 0 to 1: police have no name, and are judged all the same.

    Half for what share of the sources judges, and half where they judge it in opposite ways.
    """
    told = [v for p in entity.portraits if (v := verdict(p.evaluation)) in ("positive", "negative")]
    return _OF_JUDGED * len(told) / len(entity.portraits) + (1 - _OF_JUDGED) * (len(set(told)) > 1)


def _presence(portrait: Portrait, sentences: int) -> float:
    """How much of an article is about it, 0 to 1: 1 with a mention for every three sentences, and at least `_SOME`."""
    return min(1.0, portrait.mentions / max(_SOME, sentences * _MUCH))


def traits(portrait: Portrait, entity: ComparedEntity, place: Places, tree: Tree, meant: Antecedents) -> list[Rated]:
    """The most telling traits of each kind; no words stand in two of them.

    What hangs on a "he" or "she" that may be somebody else is left out.
    """
    sentences = {d.sentence for d in portrait.descriptors} | {r.sentence for r in portrait.roles}
    doubtful = {k for k in sentences if meant.are_doubtful(portrait.entity, k)}
    own = [d for d in portrait.descriptors if d.voice is Voice.OWN and not d.negated and d.sentence not in doubtful]
    shown = best(_called(own, entity, place), _CALLED, ())
    deeds = [
        r for r in portrait.roles if r.voice is Voice.OWN and r.modality == "asserted" and r.sentence not in doubtful
    ]
    shown += best(_deeds(deeds, place, tree), _DEEDS, shown)
    said = [d for d in portrait.descriptors if d.voice in _SAID and d.speaker and d.speaker != entity.name]
    said = [d for d in said if d.sentence not in doubtful and not _is_of_doubtful_speaker(d, place, meant)]
    shown += best(_called(said, entity, place, "others"), _OTHERS, shown)
    return shown or further(portrait, entity, place, tree, meant)


def _is_of_doubtful_speaker(label: Descriptor, place: Places, meant: Antecedents) -> bool:
    """Whether the one who calls the actor so is only "he" or "she", and may be somebody else."""
    said = place.quotation(label.start, label.end)
    speaker = said.speaker_entity if said is not None else None
    if said is None or speaker is None or (said.speaker_words or "").lower() not in pronoun_forms():
        return False
    return meant.are_doubtful(speaker, place.sentence(said.speaker_start or said.start))


_SAID = frozenset({Voice.DIRECT, Voice.INDIRECT})


# ------------------------------------------------------------------------------------------------ descriptors
def _called(
    found: Iterable[Descriptor], entity: ComparedEntity, place: Places, kind: str = "called"
) -> Iterator[Rated]:
    """The descriptors that say more than an office, rated."""
    names = {w.casefold() for w in entity.name.split()}
    for d in found:
        is_clause = d.relation == "relative clause"
        shown = relative_clause(d, entity, place) if is_clause else place.evidence(d.start, d.end)
        if shown is None:
            continue
        plain = [w for w in d.text.split() if w.casefold() not in names]
        worth = telling(shown.text, d.relation, d.weight)
        if worth >= _TELLING and len(plain) > 1 and is_whole(shown.text):
            marked = replace(shown, voice=d.voice, speaker=d.speaker)
            yield Rated(worth, Trait("others" if kind == "others" else "called", marked, d.polarity))


# ------------------------------------------------------------------------------------------------------ deeds
def _deeds(found: Iterable[RoleUse], place: Places, tree: Tree) -> Iterator[Rated]:
    """The deeds by and to the actor that say something of the actor, as the source tells them."""
    for role in found:
        side = "agent" if role.role == "agent" else "patient"
        kind = telling_kind(role.verb, side)
        judged = abs(role.polarity.sign) * role.weight
        worth = max(_WORTH[kind] if kind else 0.0, 0.4 + 0.4 * judged if judged >= _TELLING else 0.0)
        verb = node_at(tree, role.start) if worth else None
        shown = deed(verb, side, place, tree) if verb is not None else None
        if shown is not None and shown.voice is Voice.OWN and not refuses(shown.text):
            whole = worth + (_WHOLE if len(shown.text.split()) > _SHORT else 0.0)
            yield Rated(whole, Trait("does" if side == "agent" else "undergoes", shown, role.polarity), role.verb)
