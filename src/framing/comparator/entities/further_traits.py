"""What a source says of a main actor where it says nothing telling: any deed, description or words, the best first.

An empty cell would be read as silence. So whatever the source tells of the actor is shown, as long as the text leaves
no doubt that the actor is meant, and whose words they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparator.entities.antecedents import Antecedents
from framing.comparator.entities.rated_traits import Rated, best, relative_clause
from framing.comparator.entities.told_deeds import deed, is_attributed_behind, is_whole, node_at
from framing.comparator.sentences.evidence import Places
from framing.language.descriptions import telling
from framing.language.people import person_nouns
from framing.language.subjects import verb_of
from framing.language.tree import Node, Tree
from framing.language.voices import ATTRIBUTED, quoted_parts
from framing.model import ComparedEntity, Descriptor, Evidence, Polarity, Portrait, RoleUse, Trait, Voice

LEAST = 0.3
"""How much a trait is worth from which on it makes somebody a main actor."""

_MOST = 2
_DEED, _SPEECH, _OTHERS, _WORDS, _OFFICE, _NAMED = 0.4, 0.35, 0.25, 0.2, 0.1, 0.05  # how telling, by what it is
_DESCRIBED = 0.38  # and a description, without what its words add
_CLAUSES = frozenset({"apposition", "relative clause", "copula", "as-phrase", "description"})
_OFFICES = frozenset({"title", "premodifier"})
_SHORT = 3  # words up to which a deed says little
_BRIEF = 0.08  # what it counts less then
_LONGEST = 26  # words that are quoted


def further(portrait: Portrait, entity: ComparedEntity, place: Places, tree: Tree, meant: Antecedents) -> list[Rated]:
    """The two best things at most that a source says of an actor; one alone where it is only an office."""
    found = [
        *_deeds(portrait, entity, place, tree, meant),
        *_descriptions(portrait, entity, place, meant),
        *_words(portrait, place, meant),
    ]
    chosen = best(found, _MOST, ())
    telling_ones = [r for r in chosen if r.worth > _OFFICE]
    return telling_ones or chosen[:1] or best(_sentences(portrait, place, tree), 1, ())


def _deeds(
    portrait: Portrait, entity: ComparedEntity, place: Places, tree: Tree, meant: Antecedents
) -> Iterator[Rated]:
    """Whatever it does, says or suffers; what others say that it does and suffers, as their words."""
    for role in portrait.roles:
        side = "agent" if role.role == "agent" else "patient"
        verb = node_at(tree, role.start)
        if verb is None or role.modality != "asserted" or not meant.are_named(portrait.entity, verb):
            continue
        shown = deed(verb, side, place, tree)
        if shown is None or is_attributed_behind(verb, tree):
            continue
        if role.process == "speech" and not role.negated and not _says(verb, shown):
            continue
        yield from _told(role, shown, side, entity.name)


def _says(verb: Node, shown: Evidence) -> bool:
    """Whether what is said is among the words: not "told reporters", "said at the ceremony"."""
    thing = verb.child("ccomp", "xcomp", "oprd", "dobj")
    while thing is not None and thing.dep == "dobj" and thing.lemma in person_nouns():
        thing = verb.child("ccomp", "xcomp")
    return thing is not None and verb.i < thing.i and thing.end <= shown.end


def _told(role: RoleUse, shown: Evidence, side: str, name: str) -> Iterator[Rated]:
    if shown.voice is Voice.OWN and role.voice is Voice.OWN:
        worth = _SPEECH if role.process in ("speech", "thought") else _DEED
        worth -= _BRIEF * (len(shown.text.split()) <= _SHORT)
        yield Rated(worth, Trait("does" if side == "agent" else "undergoes", shown, role.polarity), role.verb)
    elif shown.voice in ATTRIBUTED and shown.speaker not in (None, name) and role.voice in ATTRIBUTED:
        yield Rated(_OTHERS, Trait("others", shown, role.polarity), role.verb)


def _descriptions(portrait: Portrait, entity: ComparedEntity, place: Places, meant: Antecedents) -> Iterator[Rated]:
    """What the source calls it, without the words of its name; offices too."""
    for d in portrait.descriptors:
        if d.voice is not Voice.OWN or d.negated or meant.are_doubtful(portrait.entity, d.sentence):
            continue
        shown = _without_name(d, entity, place)
        if shown is None or not is_whole(shown.text):
            continue
        if d.relation in _CLAUSES:
            is_long = len(shown.text.split()) > 1
            worth = max(_DESCRIBED + 0.1 * telling(shown.text, d.relation, d.weight), d.weight) if is_long else _OFFICE
            yield Rated(worth, Trait("called", shown, d.polarity))
        elif d.relation in _OFFICES:
            yield Rated(_OFFICE, Trait("called", shown, d.polarity))


def _without_name(d: Descriptor, entity: ComparedEntity, place: Places) -> Evidence | None:
    """The words of a descriptor, without the parts of the name that end it: "opposition leader Ada" of Ada Quill."""
    if d.relation == "relative clause":
        return relative_clause(d, entity, place)
    names = {w.casefold() for w in entity.name.split()}
    words = d.text.split()
    while words and words[-1].casefold() in names:
        words.pop()
    text = d.text[: d.text.rindex(words[-1]) + len(words[-1])] if words else ""
    return place.evidence(d.start, d.start + len(text)) if text else None


def _words(portrait: Portrait, place: Places, meant: Antecedents) -> Iterator[Rated]:
    """What it says itself, between quotation marks."""
    named = [m for m in place.analysis.mentions if m.entity == portrait.entity and m.kind == "name"]
    for q in place.analysis.quotations:
        at = q.speaker_start if q.speaker_start is not None else q.start
        by_name = any(m.start <= at < m.end for m in named)
        if q.negated or not (by_name or q.speaker_entity == portrait.entity):
            continue
        if not by_name and meant.are_doubtful(portrait.entity, place.sentence(at)):
            continue
        for start, end in quoted_parts(q):
            shown = place.evidence(start, end)
            if shown.voice is Voice.DIRECT and len(shown.text.split()) <= _LONGEST and is_whole(shown.text):
                yield Rated(_WORDS, Trait("says", shown, Polarity.NEUTRAL))


def _sentences(portrait: Portrait, place: Places, tree: Tree) -> Iterator[Rated]:
    """The clauses that name it, whatever they tell."""
    for m in place.analysis.mentions:
        if m.entity == portrait.entity and m.kind == "name":
            verb = verb_of(tree.nodes[m.head])
            verb = verb_of(verb.head) if verb.dep == "acl" else verb  # "the man, identified as Ada Quill, fled"
            inside = [n for n in verb.subtree() if n.pos != "SPACE"]
            inside = inside[:-1] if inside[-1].text == "." else inside
            shown = place.evidence(inside[0].start, inside[-1].end)
            if is_whole(shown.text) and len(inside) > _SHORT:
                yield Rated(_NAMED, Trait("named", shown, Polarity.NEUTRAL))
