"""Event mentions: trigger, agent, patient, time and place.

A trigger is a verb that says what happens, or a noun that names an event ("visit", "invasion"). Its type in
lexicons/resources/event-types.csv is its normal form, so that "arrived in Beijing", "was received in Beijing" and
"state visit to Beijing" have one type. Participants are the entities of the mentions at the syntactic arguments
(subject, object, agent phrase, possessive, complement of "of"), as in the event coreference of Cybulska & Vossen
(2014).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from framing.language import verbs
from framing.language.clause import Clause
from framing.language.clauses import clause, of_noun
from framing.language.laws import is_defined
from framing.language.resources import table
from framing.language.subjects import SUBJECTS, by_whom, leaver
from framing.language.times import resolve
from framing.language.tree import Node, Tree
from framing.language.voices import Voices
from framing.language.words import group
from framing.model import Event, Mention

_ARGUMENTS = ("dobj", *SUBJECTS)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_CLAUSE = frozenset({*SUBJECTS, "dobj", "dative", "agent", "prep", "prt", "aux", "auxpass", "neg"}) | {
    *("attr", "oprd", "acomp", "npadvmod", "poss", "compound", "amod", "nummod"),
}
_BEYOND = frozenset({"relcl", "advcl", "acl", "appos", "ccomp", "punct", "conj", "cc"})
_LONGEST = 30  # tokens on each side of the trigger that a readable clause may take


@cache
def event_types() -> dict[tuple[str, str], str]:
    """(trigger lemma, part of speech) -> type."""
    return {(row["trigger"], row["pos"]): row["type"].split(";")[0] for row in table("event-types")}


@cache
def _event_nouns() -> frozenset[str]:
    """The last words of the nouns and noun phrases that name an event."""
    return frozenset(trigger.rsplit(" ", 1)[-1] for trigger, pos in event_types() if pos == "NOUN")


class _Found(Struct, frozen=True):
    """An event before its entities are looked up."""

    node: Node
    name: str  # of the trigger, with particle
    type: str
    agent: Node | None
    patient: Node | None
    ruler: Node  # the trigger, or the light verb above an event noun
    said: Clause  # of the ruler: whether it is denied, or told as done
    particle: Node | None = None


def events(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[Event]:
    """All event mentions, in text order."""
    heads = {m.head: m for m in mentions}
    names = _named(tree)
    return [_event(tree, found, heads, names, voices) for found in _all(tree)]


def _all(tree: Tree) -> Iterator[_Found]:
    for node in tree.nodes:
        if node.pos == "VERB":
            found = _verb(node)
        elif node.pos == "NOUN" and node.dep != "compound":
            found = _noun(node)
        else:
            found = None
        if found is not None:
            yield found


def _verb(node: Node) -> _Found | None:
    particle = node.child("prt")
    name = node.lemma.lower() + (f" {particle.lower}" if particle else "")
    if name in group("uneventful verbs") or (particle is None and "support" in verbs.kinds(node)):
        return None
    if not name[:1].isalpha() or node.dep in {"aux", "auxpass", "amod", "case", "prep"}:
        return None
    said = clause(node)
    subject, thing = said.subject, node.child("dobj") or node.child("dative")
    agent, patient = (by_whom(node), subject) if said.passive else (subject, thing)
    if (leaves := leaver(node)) is not None:
        agent, patient = leaves, None
    if not said.passive and patient is None and leaves is None:
        patient = _goal(node)
    types = event_types()
    type_ = types.get((f"be {node.tag == 'VBN' and node.text.lower()}", "VERB")) if said.passive else None
    type_ = type_ or types.get((name, "VERB")) or types.get((node.lemma.lower(), "VERB"), name)
    return _Found(node, name, type_, agent, patient, node, said, particle)


def _goal(node: Node) -> Node | None:
    """The complement of the first preposition of a verb without object ("arrived in Beijing")."""
    for child in node.children:
        if child.dep == "prep" and child.i > node.i:
            noun = child.child("pobj")
            if noun is not None and not _is_time(noun):
                return noun
    return None


def _is_time(node: Node) -> bool:
    return node.lemma in group("spans of time") or _names_time(node.lower)


@lru_cache(maxsize=10_000)
def _names_time(word: str) -> bool:
    return resolve(word, None) is not None


def _noun(node: Node) -> _Found | None:
    lemma = node.lemma.lower()
    if lemma not in _event_nouns():
        return None
    modifier = next((c for c in node.children if c.dep in ("amod", "compound") and c.i == node.i - 1), None)
    longer = f"{modifier.lemma.lower()} {lemma}" if modifier else ""
    type_ = event_types().get((longer, "NOUN")) or event_types().get((lemma, "NOUN"))
    if type_ is None or is_defined(node):
        return None
    ruler = node.head if node.dep == "dobj" and "support" in verbs.kinds(node.head) else node
    agent = node.child("poss") or _complement(node, "by") or _national(node)
    patient = _complement(node, "of", "against", "on", "to", "with", "in", "into")
    said = of_noun(node)
    if ruler is not node and not said.passive:
        agent = agent or said.subject
    return _Found(node, longer if (longer, "NOUN") in event_types() else lemma, type_, agent, patient, ruler, said)


def _complement(node: Node, *prepositions: str) -> Node | None:
    """The complement of the first of these prepositions, in the order given."""
    behind = [c for c in node.children if c.i > node.i and c.dep in ("prep", "agent")]
    for word in prepositions if behind else ():
        for child in behind:
            if child.lower == word:
                noun = child.child("pobj")
                if noun is not None and not _is_time(noun):
                    return noun
    return None


def _national(node: Node) -> Node | None:
    """A modifier that names the agent ("Russian military operation", "NATO bombing")."""
    return next((c for c in node.lefts if c.dep in {"amod", "compound", "nmod"} and c.text[:1].isupper()), None)


# ------------------------------------------------------------------------------------------------ the record
def _event(tree: Tree, found: _Found, heads: Mapping[int, Mention], names: Mapping[int, str], voices: Voices) -> Event:
    node = found.node
    particle = found.particle
    end = particle.end if particle is not None and particle.i == node.i + 1 else node.end
    first, last = _clause(found)
    around = _around(found)
    start, stop, text = tree.span(first, last)
    voice, speaker = voices.at(node.start, end)
    return Event(
        start=start,
        end=stop,
        text=text,
        sentence=node.sent,
        trigger=found.name,
        trigger_start=node.start,
        trigger_end=end,
        type=found.type,
        agent=_entity(found.agent, heads),
        patient=_entity(found.patient, heads),
        agent_text=_words(tree, found.agent),
        patient_text=_words(tree, found.patient),
        time=_time(tree, around, names),
        place=_place(around, heads, names),
        negated=found.said.negated,
        modality=found.said.modality,
        voice=voice,
        speaker=speaker,
    )


def _clause(found: _Found) -> tuple[Node, Node]:
    """First and last node of the clause without attached clauses (relative and adverbial clauses, other verbs)."""
    first = last = found.node
    earliest, latest = first.i - _LONGEST, first.i + _LONGEST
    inside = [c for c in found.ruler.children if c.dep in _CLAUSE]
    for node in inside:
        if node.children:
            inside += [c for c in node.children if c.dep not in _BEYOND]
    inside.append(found.ruler)
    for node in inside:
        i = node.i
        if i < first.i:
            if i >= earliest and node.pos not in ("SPACE", "PUNCT"):
                first = node
        elif last.i < i <= latest and node.pos not in ("SPACE", "PUNCT"):
            last = node
    return first, last


def _entity(node: Node | None, heads: Mapping[int, Mention]) -> str | None:
    if node is None:
        return None
    mention = heads.get(node.i)
    return mention.entity if mention is not None else None


def _words(tree: Tree, node: Node | None) -> str | None:
    """The noun phrase without what follows its head."""
    if node is None:
        return None
    first = node
    for child in reversed(node.children):
        if child.i > node.i:
            continue
        if child.dep in {"punct", "cc", "preconj"} or child.pos == "SPACE":
            break
        first = _leftmost(child)
    return tree.text[first.start : node.end]


def _leftmost(node: Node) -> Node:
    while node.children and node.children[0].i < node.i:
        node = node.children[0]
    return node


def _named(tree: Tree) -> dict[int, str]:
    """Token index -> label of the name that contains it."""
    return {i: label for first, last, label in tree.names for i in range(first, last)}


def _around(found: _Found) -> list[Node]:
    """The complements that give time and place: of the trigger, then of the verb above it."""
    node = found.node
    if found.ruler is not node:
        return node.children + found.ruler.children
    if node.pos == "NOUN" and node.head.pos == "VERB" and node.dep in _ARGUMENTS:
        return node.children + node.head.children
    return node.children


def _time(tree: Tree, around: Sequence[Node], names: Mapping[int, str]) -> str | None:
    for child in around:
        node = child.child("pobj") if child.dep == "prep" else child
        if node is None or node.pos not in {"NOUN", "PROPN", "NUM", "ADV"}:
            continue
        if names.get(node.i) in ("DATE", "TIME") or (child.dep in {"npadvmod", "prep", "advmod"} and _is_time(node)):
            words = " ".join(n.text for n in node.subtree() if n.i - node.i <= 4 and n.pos != "SPACE")
            return resolve(words, tree.article.date) or words
    return None


def _place(around: Sequence[Node], heads: Mapping[int, Mention], names: Mapping[int, str]) -> str | None:
    for child in around:
        node = child.child("pobj") if child.dep == "prep" and child.lower in group("place prepositions") else None
        if node is not None and names.get(node.i) in _PLACES:
            return _entity(node, heads) or node.text
    return None
