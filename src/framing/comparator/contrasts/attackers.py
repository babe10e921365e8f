"""Who uses force: the police fire tear gas in one source, and only the protesters throw stones in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.harmed import in_sentence
from framing.comparator.contrasts.kinds_of_people import FORCES, OTHERS, are_several, called, kind_of
from framing.comparator.contrasts.occasions import is_of_a_longer_time
from framing.comparator.contrasts.own_words import OwnWords
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.subjects import by_whom
from framing.language.tree import Node
from framing.language.words import group
from framing.model import ContrastKind, Evidence

_BOTH, _ONE = 0.75, 0.6  # strength: each source tells the force of one side alone; or one source tells that of both


class _Blow(Struct, frozen=True):
    by: str  # forces or others
    words: str
    told: bool  # done and not denied, of this event
    place: Evidence | None


def attackers(texts: Sequence[OwnWords]) -> Iterator[Formed]:
    """One contrast of the first use of force, if one source says nothing of the force that the other reports first."""
    every = [list(_blows(text)) for text in texts]
    best: tuple[float, Formed] | None = None
    for a, b in combinations(range(len(texts)), 2):
        mine, theirs = _first(every[a]), _first(every[b])
        if mine is None or theirs is None or mine.by == theirs.by or mine.place is None or theirs.place is None:
            continue
        a_has, b_has = (any(x.by == y.by for x in every[n]) for n, y in ((a, theirs), (b, mine)))
        if a_has and b_has:
            continue
        strength = _ONE if a_has or b_has else _BOTH
        if best is None or strength > best[0]:
            sides = {a: (mine.place,), b: (theirs.place,)}
            about = f"who uses force: {mine.words} or {theirs.words}"
            best = strength, Formed(ContrastKind.ROLE, about, frozenset(), sides, strength)
    if best is not None:
        yield best[1]


def _first(blows: Sequence[_Blow]) -> _Blow | None:
    return next((x for x in blows if x.told), None)


def _blows(text: OwnWords) -> Iterator[_Blow]:
    """Whoever strikes, shoots or throws something; also what is denied or only possible."""
    for verb in text.tree.nodes:
        if verb.pos != "VERB" or verb.lemma not in group("verbs of force") or not text.is_content(verb):
            continue
        if not _is_force(verb):
            continue
        said = clause(verb)
        agent = by_whom(verb) if said.passive else said.subject
        kind = kind_of(agent) if agent is not None else None
        if agent is None or kind not in (FORCES, OTHERS) or (kind == OTHERS and not are_several(agent)):
            continue
        sentence = text.tree.sentences[verb.sent]
        told = not said.negated and said.modality == ASSERTED and not is_of_a_longer_time(sentence)
        yield _Blow(kind, called(agent), told, in_sentence(verb, sentence, text))


def _is_force(verb: Node) -> bool:
    """Whether the verb means force: not "fired the coach", "threw a party", "opened the door"."""
    objects = {c.lemma.lower() for c in verb.children if c.dep == "dobj"}
    if verb.lemma in group("verbs of throwing and firing"):
        aimed = any(c.dep == "prep" and c.lower in ("at", "on", "into") for c in verb.children)
        return not objects.isdisjoint(group("missiles and shots")) or (not objects and aimed and verb.lemma == "fire")
    return bool(objects) or clause(verb).passive
