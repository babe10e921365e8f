"""What one source reports as done and another denies: "warned three times" here, "received no warnings" there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from framing.comparator.contrasts.formed import Formed
from framing.comparator.contrasts.harmed import in_sentence
from framing.comparator.contrasts.occasions import years
from framing.comparator.contrasts.own_words import OwnWords, name_of, particulars
from framing.comparator.contrasts.telling import listed, weight
from framing.comparator.sentences.alike import tells_of
from framing.language.clause import ASSERTED
from framing.language.clauses import clause, of_noun
from framing.language.cues import cues
from framing.language.subjects import is_active_subject, undergoers
from framing.language.tree import Node
from framing.language.words import group, light_verbs, nominalisations, weekdays
from framing.model import ComparedEntity, ContrastKind, Evidence, Voice

_STRENGTH, _EARLY = 0.7, 0.8  # in general, and where both stand in an opening
_PARTICULAR, _RARE = 0.3, 0.65  # weight of a deed that says what is done, and of one that hardly anything else is
_MATTER = 0.2  # weight of a noun that says what a deed deals with
_SHARED = 2  # things that both deeds deal with; one less of a rare deed, or one done to the same
_STEM = 4  # letters that a verb and its noun have in common
_APART = frozenset({"advcl", "relcl", "parataxis", "ccomp"})  # clauses that tell of other deeds


class _Told(Struct, frozen=True):
    lemma: str
    types: frozenset[str]  # of events that the word may mean
    denied: bool
    matter: frozenset[str]  # ids of compared entities ("@" + id) and nouns in the clause
    to: frozenset[str]  # of these, to whom or what it is done
    aims: tuple[frozenset[str], ...]  # what is behind each preposition that narrows the deed down
    place: Evidence
    early: bool
    when: tuple[frozenset[str], frozenset[str]]  # days of the week and years in the clause


def denials(texts: Sequence[OwnWords], entities: Mapping[str, ComparedEntity]) -> Iterator[Formed]:
    """Deeds that one source reports and another denies, where neither source has both accounts."""
    told = [list(_all_told(text)) for text in texts]
    for a, b in combinations(range(len(texts)), 2):
        for one in told[a]:
            for two in told[b]:
                if one.denied is two.denied or not _are_one(one, two):
                    continue
                if _has_both(one, told[a]) or _has_both(two, told[b]):
                    continue
                shared = sorted(one.matter & two.matter, key=lambda m: (m[0] != "@", m))
                names = [name_of(m.removeprefix("@"), entities) for m in shared]
                about = f"{one.lemma}, or not: {names[0]}"
                keys = frozenset(m.removeprefix("@") for m in shared)
                strength = _EARLY if one.early and two.early else _STRENGTH
                yield Formed(ContrastKind.CERTAINTY, about, keys, {a: (one.place,), b: (two.place,)}, strength)


def _has_both(one: _Told, mine: Sequence[_Told]) -> bool:
    """Whether a source also tells the opposite of a deed."""
    return any(x.denied is not one.denied and _are_one(one, x) for x in mine)


def _are_one(one: _Told, two: _Told) -> bool:
    """Whether two tellings are of one deed: the same word or its noun, and what it deals with."""
    related = not one.types.isdisjoint(two.types) and one.lemma[:_STEM] == two.lemma[:_STEM]
    if one.lemma != two.lemma and not related:
        return False
    if any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in zip(one.when, two.when, strict=True)):
        return False
    if not (_is_as_wide(one, two) and _is_as_wide(two, one)):
        return False
    same = not one.to.isdisjoint(two.to)
    easy = same or min(weight(one.lemma), weight(two.lemma)) >= _RARE
    return len(one.matter & two.matter) >= _SHARED - easy and (same or not (one.to and two.to))


def _is_as_wide(one: _Told, two: _Told) -> bool:
    """Whether a denial denies the whole: "did not charge him with spying" does not deny that he was charged."""
    return not one.denied or all(aim & two.matter for aim in one.aims)


def _all_told(text: OwnWords) -> Iterator[_Told]:
    for node in text.tree.nodes:
        if node.pos not in ("VERB", "NOUN") or not text.is_content(node):
            continue
        lemma = node.lemma.lower()
        if weight(lemma) < _PARTICULAR or _is_saying(node) or _is_light(node):
            continue
        types = frozenset(t for t in tells_of(lemma) if t[0] == "%")
        if node.pos == "NOUN" and not (types and _says_little(node)):
            continue
        told = _told(node, types, text)
        if told is not None:
            yield told


def _told(node: Node, types: frozenset[str], text: OwnWords) -> _Told | None:
    is_verb = node.pos == "VERB"
    said = clause(node) if is_verb else of_noun(node)
    verb = node if is_verb else node.head
    sentence = text.tree.sentences[node.sent]
    if (said.modality != ASSERTED and not _is_refused(verb)) or verb.pos not in ("VERB", "AUX"):
        return None
    if any(n.text == "?" for n in sentence):
        return None
    place = in_sentence(verb, sentence, text)
    if place is None or place.voice is Voice.DIRECT:
        return None
    inside = list(_within(verb))
    suffering = [*undergoers(verb), *(c for c in verb.children if c.dep == "dative")]
    to = _matter([n for u in suffering for n in _within(u) if n is not node], text)
    matter = _matter([n for n in inside if n is not node], text)
    when = frozenset(n.lower for n in inside) & frozenset(weekdays()), years(inside)
    return _Told(
        node.lemma.lower(),
        types,
        said.negated,
        matter,
        to & matter,
        _aims(node, verb, text),
        place,
        text.is_opening(node),
        when,
    )


def _says_little(noun: Node) -> bool:
    """Whether the verb only says that there was the deed that the noun names: "received a warning"."""
    verb = noun.head
    governed = noun.dep in ("dobj", "attr") or is_active_subject(noun)
    return governed and verb.lemma.lower() in light_verbs() | group("verbs of getting")


def _is_refused(verb: Node) -> bool:
    """Whether it is said that somebody refused to do it."""
    return (
        verb.dep == "xcomp" and verb.head.lemma.lower() in group("verbs of refusing") and not clause(verb.head).negated
    )


def _aims(node: Node, verb: Node, text: OwnWords) -> tuple[frozenset[str], ...]:
    """What stands behind the prepositions of a deed that say of what or with what it is; a clause matches nothing."""
    below = [c for n in dict.fromkeys((node, verb, *undergoers(verb))) for c in n.children if c.dep == "prep"]
    narrowing = [c for c in below if c.lower in group("prepositions that narrow a deed down")]
    return tuple(_matter([n for c in p.children if c.dep == "pobj" for n in c.subtree()], text) for p in narrowing)


def _is_saying(verb: Node) -> bool:
    """Whether a verb only introduces what somebody says."""
    return verb.lemma.lower() in cues("VERB") and verb.child("ccomp", "parataxis") is not None


def _is_light(verb: Node) -> bool:
    """Whether the object says what is done: "gave a warning"."""
    thing = verb.child("dobj")
    return verb.lemma.lower() in light_verbs() and thing is not None and thing.lemma.lower() in nominalisations()


def _within(verb: Node) -> Iterator[Node]:
    """The words of a clause, without those of other clauses."""
    yield verb
    for child in verb.children:
        if child.dep not in _APART and not (child.dep == "conj" and child.pos in ("VERB", "AUX")):
            yield from _within(child)


def _matter(nodes: Sequence[Node], text: OwnWords) -> frozenset[str]:
    return particulars(nodes, text, ("NOUN",), least=_MATTER) - listed("unit") - frozenset(weekdays())
