"""Who acts and who is acted upon (activation and passivation: van Leeuwen 2008).

What a predicate says about its agent and its patient comes from the program's own list, after the idea of connotation
frames (Rashkin, Singh & Choi 2016): "X violated Y" speaks against X, "X praised Y" for Y.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from framing.analyzer.judgement import of_description
from framing.analyzer.nominations import trivial
from framing.analyzer.phrases import opening, whole_word
from framing.analyzer.polarity import label, light_verbs, nominalisations, predicates
from framing.analyzer.tree import Node, Tree
from framing.model import Mention, RoleUse
from framing.voices import Voices

AGENT, PATIENT, AGENTLESS = "agent", "patient", "agentless passive"
LONGEST_OBJECT = 5
"""Tokens of an object that are shown."""
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "dative")
_EMPTY = frozenset({"be", "do", "have", "seem", "appear", "become", "remain"})
_PHASES = frozenset({"continue", "begin", "start", "keep", "go", "come", "get", "use", "need", "have"})
"""Verbs that say when or how far the deed that follows them is done ("continue to accept")."""


class Part(NamedTuple):
    """A mention's part in one predicate."""

    predicate: Node
    verb: str
    role: str
    other: Node | None


def roles(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[RoleUse]:
    """All roles of all mentions, in the order of their predicates."""
    return _owners_settled(tree, _all_roles(tree, mentions, voices))


def _owners_settled(tree: Tree, uses: list[RoleUse]) -> list[RoleUse]:
    """ "Ukraine's invasion": whoever is invaded elsewhere in the article, and never invades, is so here too."""
    open_uses = {i for i, use in enumerate(uses) if _left_open(tree, use)}
    if not open_uses:
        return uses
    told: dict[tuple[str, str], set[str]] = {}
    for i, use in enumerate(uses):
        if i not in open_uses:
            told.setdefault((use.entity, use.verb), set()).add(AGENT if use.role == AGENT else PATIENT)
    return [
        _as_patient(use) if i in open_uses and told.get((use.entity, use.verb)) == {PATIENT} else use
        for i, use in enumerate(uses)
    ]


def _left_open(tree: Tree, use: RoleUse) -> bool:
    """The possessor of a noun that does not say whether it acts or suffers."""
    if use.role != AGENT or use.other is not None or use.verb not in _noun_verbs():
        return False
    return tree.between(use.start, use.end)[0].pos == "NOUN"


@cache
def _noun_verbs() -> frozenset[str]:
    """Verbs that have a noun for their deed ("invade": "invasion")."""
    return frozenset(verb for verb, _ in nominalisations().values())


def _as_patient(use: RoleUse) -> RoleUse:
    value = predicates().get(use.verb, (0.0, 0.0))[1]
    return replace(use, role=AGENTLESS, polarity=label(value), weight=round(abs(value), 3))


def _all_roles(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[RoleUse]:
    heads = {m.head: m for m in mentions}
    found: dict[tuple[str, int, str], RoleUse] = {}
    for mention in mentions:
        for part in _parts(tree.nodes[mention.head], mention.kind):
            if part.other is not None and _entity(part.other, heads) == mention.entity:
                continue
            key = (mention.entity, part.predicate.i, AGENT if part.role == AGENT else PATIENT)
            found.setdefault(key, _use(tree, mention, part, heads, voices))
    return sorted(found.values(), key=_place)


def _place(use: RoleUse) -> tuple[int, str, str]:
    return use.start, use.role, use.entity


def _entity(node: Node, heads: Mapping[int, Mention]) -> str | None:
    """The entity that a noun stands for, also through a relative pronoun or a title before the name."""
    mention = heads.get(node.i)
    if mention is None and node.tag in ("WP", "WDT"):
        mention = next((heads[a.head.i] for a in node.ancestors() if a.dep == "relcl" and a.head.i in heads), None)
    return mention.entity if mention else None


def _use(tree: Tree, mention: Mention, part: Part, heads: Mapping[int, Mention], voices: Voices) -> RoleUse:
    start, end, text = part.predicate.start, part.predicate.end, part.predicate.text
    particle = part.predicate.child("prt")
    if particle is not None and particle.i == part.predicate.i + 1:
        start, end, text = tree.span(part.predicate, particle)
    voice, speaker = voices.at(start, end)
    negated = any(c.dep == "neg" for c in part.predicate.children)
    value = _value(part) * (-0.4 if negated else 1.0)
    return RoleUse(
        entity=mention.entity,
        role=part.role,
        verb=part.verb,
        start=start,
        end=end,
        text=text,
        sentence=part.predicate.sent,
        voice=voice,
        speaker=speaker,
        other=None if part.other is None else _entity(part.other, heads),
        negated=negated,
        polarity=label(value),
        weight=round(abs(value), 3),
        object=_object(tree, part, heads),
    )


def _object(tree: Tree, part: Part, heads: Mapping[int, Mention]) -> str:
    """ "A personal email account" of "used a personal email account", without article, its head at the end."""
    thing = part.predicate.child("dobj") if part.role == AGENT and part.predicate.pos == "VERB" else None
    if thing is None or thing.pos != "NOUN" or thing.i in heads or thing.i < part.predicate.i:
        return ""
    if thing.lower in trivial():
        return ""  # "issued a ban Monday afternoon", where the parser takes the time for the object
    first = opening(tree, thing)
    last = whole_word(tree, thing)
    return tree.span(first if last.i - first.i < LONGEST_OBJECT else thing, last)[2]


def _value(part: Part) -> float:
    """What the predicate says about the entity in its role, -1 to 1."""
    light = part.predicate.pos == "VERB" and part.predicate.lemma in light_verbs()
    agent, patient = predicates().get(part.predicate.lemma if light else part.verb, (0.0, 0.0))
    if part.role != AGENT:
        return patient
    if light:
        thing = part.predicate.child("dobj")
        return of_description(thing, [n for n in thing.subtree() if n.i - thing.i <= 6]) if thing else agent
    return agent


def _name(verb: Node, preposition: str = "") -> str:
    """Lemma with particle, and with its preposition where the two make one predicate ("lash out at")."""
    particle = verb.child("prt")
    name = verb.lemma.lower() + (f" {particle.lower}" if particle else "")
    if particle is None and verb.lemma in light_verbs():
        thing = verb.child("dobj")
        if thing is not None and thing.pos == "NOUN" and len(thing.text) > 2:  # not "re" of "re-election"
            return f"{name} {thing.lower}"  # "face charges", "take steps"
    longer = f"{name} {preposition}"
    return longer if preposition and longer in predicates() else name


# -------------------------------------------------------------------------------------- where roles come from
def _parts(head: Node, kind: str) -> Iterator[Part]:
    first = _first_of_list(head)
    yield from _as_subject(first)
    yield from _as_object(first)
    yield from _in_noun(first)
    if kind != "pronoun" or head.tag not in ("PRP", "PRP$"):
        yield from _in_clause_on(head)


def _first_of_list(head: Node) -> Node:
    """In "A, B and C did it", B and C have the role of A."""
    node = head
    while node.dep == "conj" and node.head.pos in ("NOUN", "PROPN", "PRON"):
        node = node.head
    return node


def _as_subject(head: Node) -> Iterator[Part]:
    if head.dep in _SUBJECTS and head.head.pos in ("VERB", "AUX") and not any(c.tag == "POS" for c in head.children):
        for verb in _chain(head.head, passive=head.dep == "nsubjpass"):
            yield from _subject_of(verb)


def _subject_of(verb: Node) -> Iterator[Part]:
    """Agent of an active verb, patient of a passive one."""
    if verb.pos != "VERB" or not verb.lemma[:1].isalpha() or (verb.lemma in _EMPTY and verb.lemma != "have"):
        return
    if (verb.lemma in _PHASES and verb.child("xcomp") is not None) or _filler(verb):
        return
    doer = _by(verb)
    if verb.child("auxpass") is not None or (verb.dep == "acl" and verb.tag == "VBN") or doer is not None:
        yield Part(verb, _name(verb), PATIENT if doer is not None else AGENTLESS, doer)
    elif verb.lemma != "have" or verb.child("dobj") is not None:
        yield Part(verb, _name(verb), AGENT, verb.child("dobj") or _prepositional(verb))


def _filler(verb: Node) -> bool:
    """ "I mean," and "you know," do nothing."""
    return verb.dep in ("parataxis", "ccomp") and verb.lemma in ("mean", "know") and len(verb.children) <= 2


def _chain(verb: Node, passive: bool) -> list[Node]:
    """The verb, those coordinated with it, and those that its subject controls ("vowed to crush")."""
    found = [verb]
    for each in found:
        for child in each.children:
            own = child.child(*_SUBJECTS) is not None
            if child.pos in ("VERB", "AUX") and not own and (child.dep == "conj" or _controlled(child, each)):
                found.append(child)
    return found


def _controlled(child: Node, verb: Node) -> bool:
    """An infinitive whose agent is the subject, not the object, of the verb above it."""
    return child.dep == "xcomp" and verb.child("dobj") is None


def _by(verb: Node) -> Node | None:
    agent = verb.child("agent")
    return agent.child("pobj") if agent is not None else None


def _prepositional(verb: Node) -> Node | None:
    """The object of a preposition that makes one predicate with the verb."""
    for child in verb.children:
        if child.dep == "prep" and _name(verb, child.lower) != _name(verb):
            return child.child("pobj")
    return None


def _as_object(head: Node) -> Iterator[Part]:
    above = head.head
    if head.dep in _OBJECTS and above.pos == "VERB":
        for verb in [above, *_sharing_object(above)]:
            if (
                verb.lemma not in _EMPTY
                and verb.lemma != "say"
                and not (head.dep == "dative" and verb.child("dobj") is not None and verb.lemma in light_verbs())
            ):
                yield Part(verb, _name(verb), PATIENT, _subject(verb))
    elif head.dep == "pobj" and above.dep == "agent":
        for verb in [above.head, *(c for c in above.head.children if c.dep == "conj" and c.tag == "VBN")]:
            yield Part(verb, _name(verb), AGENT, _passive_subject(verb))
    elif head.dep == "pobj" and above.dep == "prep" and above.head.pos == "VERB":
        verb = above.head
        name = _name(verb, above.lower)
        if name != _name(verb) or (above.lower in ("against", "at") and predicates().get(name, (0.0, 0.0))[1] < 0):
            yield Part(verb, name, PATIENT, _subject(verb))


def _sharing_object(verb: Node) -> list[Node]:
    """In "criticised and mocked him", the first verb has the object of the second."""
    if verb.dep == "conj" and verb.head.pos == "VERB" and verb.head.child("dobj") is None and verb.i - verb.head.i <= 4:
        return [verb.head] if verb.child(*_SUBJECTS) is None and not verb.head.child("prep", "ccomp", "xcomp") else []
    return []


def _subject(verb: Node) -> Node | None:
    """The agent of an active verb, looked for up the chain of coordination and control."""
    node = verb
    for _ in range(4):
        subject = node.child("nsubj")
        if subject is not None:
            return subject
        if node.dep not in ("conj", "xcomp") or node.head.pos not in ("VERB", "AUX"):
            return node.head if node.dep in ("relcl", "acl") and node.tag != "VBN" else None
        node = node.head
    return None


def _passive_subject(verb: Node) -> Node | None:
    if verb.dep == "acl":
        return verb.head
    return verb.child(*_SUBJECTS) or (verb.head.child(*_SUBJECTS) if verb.dep == "conj" else None)


def _in_clause_on(head: Node) -> Iterator[Part]:
    """ "X, who crushed protests", "X, whom they attacked", "X, accused of fraud", "X, citing"."""
    for clause in head.children:
        if clause.i < head.i or clause.pos != "VERB":
            continue
        if clause.dep == "relcl":
            subject = clause.child(*_SUBJECTS)
            if subject is not None and subject.tag in ("WP", "WDT"):
                for verb in _chain(clause, passive=subject.dep == "nsubjpass"):
                    yield from _subject_of(verb)
            elif subject is not None and clause.child("dobj") is not None and clause.child("dobj").tag in ("WP", "WDT"):  # type: ignore[union-attr]
                yield Part(clause, _name(clause), PATIENT, subject)
        elif clause.dep == "acl" and clause.tag in ("VBN", "VBG"):
            yield from _subject_of(clause)


def _in_noun(head: Node) -> Iterator[Part]:
    """ "Lukashenko's suppression of dissent", "the shooting of X by Y", "Y's criticism of X"."""
    noun = head.head
    if head.dep == "poss" and noun.lemma in nominalisations():
        verb, possessor = nominalisations()[noun.lemma]
        other = _after(noun, "of") or _after(noun, "on") or _after(noun, "against")
        yield Part(
            noun,
            verb,
            AGENT if possessor == AGENT or _after(noun, "of") else _agentless(noun),
            other or _after(noun, "by"),
        )
    elif (
        head.dep == "pobj"
        and noun.lower in ("of", "by", "on", "against", "for")
        and noun.head.lemma in nominalisations()
        and noun.head.pos == "NOUN"
    ):
        yield from _in_noun_phrase(noun.head, noun.lower)


def _in_noun_phrase(noun: Node, preposition: str) -> Iterator[Part]:
    verb, _ = nominalisations()[noun.lemma]
    owner = noun.child("poss")
    if preposition == "by":
        yield Part(noun, verb, AGENT, _after(noun, "of"))
    elif preposition != "for" or verb in ("support", "praise", "criticize", "endorse", "back"):
        doer = owner or _after(noun, "by")
        yield Part(noun, verb, PATIENT if doer is not None else AGENTLESS, doer)


def _agentless(noun: Node) -> str:
    return PATIENT if _after(noun, "by") is not None else AGENTLESS


def _after(noun: Node, preposition: str) -> Node | None:
    for child in noun.rights:
        if child.dep == "prep" and child.lower == preposition:
            return child.child("pobj")
    return None
