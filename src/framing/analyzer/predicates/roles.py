"""Roles of entities: who acts and who is acted upon (activation and passivation: van Leeuwen 2008).

The program's own list says what a predicate implies about its agent and its patient, after the idea of connotation
frames (Rashkin, Singh & Choi 2016): "X violated Y" speaks against X, "X praised Y" for Y. Processes follow Halliday
(1985): deeds, speech, thought.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from msgspec.structs import replace

from framing.analyzer.predicates.frames import Frame, frames
from framing.language import verbs
from framing.language.actors import is_kin
from framing.language.cues import can_quote
from framing.language.deeds import judged_with_object, judging_complement
from framing.language.denial import denying_word
from framing.language.judgement import is_against_wrongdoers, of_description, turned_adverse, unless_undone
from framing.language.phrases import opening, whole_word
from framing.language.polarity import label
from framing.language.subjects import auxiliaries
from framing.language.tree import Node, Tree
from framing.language.voices import Voices
from framing.language.words import (
    NO_PREDICATE,
    Predicate,
    group,
    light_verbs,
    naming_verbs,
    negators,
    nominalisations,
    predicates,
    trivial,
)
from framing.model import Mention, Process, Role, RoleUse, Voice

AGENT: Final = "agent"
PATIENT: Final = "patient"
AGENTLESS: Final = "agentless passive"
_BEHIND = 6
"""Words behind the object of a light verb that speak of who acts, too."""
YIELDED_NOT = 0.6
"""What "did not give in" says of who does not."""
LONGEST_OBJECT = 5
"""Tokens of an object that are shown."""


def roles(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[RoleUse]:
    """All roles of all mentions, in the order of their predicates."""
    return _owners_settled(tree, _all_roles(tree, mentions, voices))


def _owners_settled(tree: Tree, uses: list[RoleUse]) -> list[RoleUse]:
    """The roles, with ambiguous possessors decided.

    "Ukraine's invasion": an entity that is invaded elsewhere in the article, and never invades, is invaded here too.
    """
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
    """Whether the possessor of the noun may be agent or patient."""
    if use.role != AGENT or use.other is not None or use.verb not in _noun_verbs():
        return False
    return tree.between(use.start, use.end)[0].pos == "NOUN"


@cache
def _noun_verbs() -> frozenset[str]:
    """Verbs with a noun for their deed ("invade": "invasion")."""
    return frozenset(verb for verb, _ in nominalisations().values())


def _as_patient(use: RoleUse) -> RoleUse:
    value = predicates().get(use.verb, NO_PREDICATE).patient
    return replace(use, role=AGENTLESS, polarity=label(value), weight=round(abs(value), 3))


def _all_roles(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[RoleUse]:
    heads = {m.head: m.entity for m in mentions}
    titles = _in_names(tree, mentions)
    found: dict[tuple[str, int, str], RoleUse] = {}
    for frame in frames(tree):
        if frame.predicate.i in titles:
            continue
        for use in _uses(tree, frame, heads, voices):
            found.setdefault((use.entity, frame.predicate.i, AGENT if use.role == AGENT else PATIENT), use)
    return sorted(found.values(), key=_place)


def _in_names(tree: Tree, mentions: Sequence[Mention]) -> frozenset[int]:
    """Tokens of names of three words or more: in "Meet the Press" nobody meets anybody."""
    long = (m for m in mentions if m.kind == "name" and m.text.count(" ") > 1)
    return frozenset({n.i for m in long for n in tree.between(m.start, m.end)})


def _place(use: RoleUse) -> tuple[int, str, str]:
    return use.start, use.role, use.entity


def _uses(tree: Tree, frame: Frame, heads: Mapping[int, str], voices: Voices) -> Iterator[RoleUse]:
    agents = _entities(_beside(frame.agents, frame.predicate, voices), heads)
    patients = _entities(_beside(frame.patients, frame.predicate, voices), heads)
    if (not agents and not patients) or _on_itself(frame, heads) or _is_survived(frame):
        return
    thing = _thing(tree, frame, heads)
    done = thing if _steered(frame) else _how(tree, frame)
    told = thing or done
    if thing and done and thing != done and frame.verb in naming_verbs():
        told = f"{thing} {done}"  # "called the idea absurd"
    for entity in agents:
        other = next((p for p in patients if p != entity), None)
        if other or told or not _empty(frame):
            yield _use(tree, frame, AGENT, entity, other, done if other else told, voices)
    role: Role = PATIENT if frame.agents or frame.active else AGENTLESS
    for entity in patients:
        if entity not in agents:  # "proved himself"
            other = next(iter(agents), None)
            yield _use(tree, frame, role, entity, other, done, voices)


def _beside(nodes: Sequence[Node], verb: Node, voices: Voices) -> Sequence[Node]:
    """The nodes without words that somebody cries: in "chanted “thieves”" nobody does anything to thieves."""
    if verb.pos != "VERB" or voices.at(verb.start, verb.end)[0] is Voice.DIRECT:
        return nodes
    cries = can_quote(verb)
    return [n for n in nodes if not (voices.at(n.start, n.end)[0] is Voice.DIRECT and (cries or n.i < verb.i))]


def _is_survived(frame: Frame) -> bool:
    """Whether somebody leaves relatives by dying: "He leaves a wife and two sons"; nothing is done to them."""
    if frame.verb != "leave" or frame.predicate.pos != "VERB" or frame.predicate.tag == "VBG":
        return False
    return any(is_kin(n) and n.child("poss") is None and n.pos == "NOUN" for n in frame.patients)


def _on_itself(frame: Frame, heads: Mapping[int, str]) -> bool:
    """Whether one entity does it to itself by name: a misread clause. "Proved himself" is none."""
    named = [n for n in frame.patients if n.pos == "PROPN" and frame.predicate.pos == "VERB"]
    return any(heads.get(n.i) is not None and heads[n.i] in _entities(frame.agents, heads) for n in named)


def _entities(nodes: Sequence[Node], heads: Mapping[int, str]) -> list[str]:
    found: list[str] = []
    for node in nodes:
        entity = heads.get(node.i)
        if entity is not None and entity not in found:
            found.append(entity)
    return found


def _empty(frame: Frame) -> bool:
    """Whether a verb says nothing because its patient is missing or empty ("get it")."""
    if frame.predicate.pos != "VERB" or " " in frame.verb or "weak" not in verbs.kinds_named(frame.verb):
        return False
    if judged_with_object(frame.predicate) is not None:
        return False  # "sat idle"
    return frame.verb in light_verbs() or frame.verb in naming_verbs() or frame.predicate.child("dobj") is None


def _steered(frame: Frame) -> bool:
    return frame.thing is not None and frame.thing.dep == "xcomp"


def _use(tree: Tree, frame: Frame, role: Role, entity: str, other: str | None, thing: str, voices: Voices) -> RoleUse:
    start, end, text = frame.predicate.start, frame.predicate.end, frame.predicate.text
    particle = verbs.particle(frame.predicate) if frame.predicate.pos == "VERB" else None
    if particle is not None and particle.i == frame.predicate.i + 1:
        start, end, text = tree.span(frame.predicate, particle)
    voice, speaker = voices.at(start, end)
    value = _value(frame, role)
    if frame.negated and role == AGENT and frame.verb in group("verbs of yielding"):
        value = YIELDED_NOT
    elif frame.negated:
        value = -0.4 * max(0.0, value)  # who does not help is blamed a little; who does not steal is not praised
    return RoleUse(
        entity=entity,
        role=role,
        verb=frame.verb,
        start=start,
        end=end,
        text=text,
        sentence=frame.predicate.sent,
        voice=voice,
        speaker=speaker,
        other=other,
        negated=frame.negated,
        polarity=label(value),
        weight=round(abs(value), 3),
        object=thing,
        modality=frame.modality,
        process=_process(frame),
    )


def _process(frame: Frame) -> Process:
    kinds = verbs.kinds_named(frame.verb)
    if _steered(frame) or not kinds & {"speech", "thought"}:
        return "deed"
    return "speech" if "speech" in kinds else "thought"


def _thing(tree: Tree, frame: Frame, heads: Mapping[int, str]) -> str:
    """The object as shown, without article: "private account" of "used a private account"; "to resign"."""
    thing = frame.thing
    if thing is None:
        return ""
    if thing.dep == "xcomp" and thing.pos == "VERB":
        return _infinitive(tree, thing)
    if thing.pos not in {"NOUN", "ADJ", "PROPN", "NUM"} or (thing.i in heads and thing in frame.patients):
        return ""
    if thing.pos == "ADJ" and thing.dep in ("dobj", "pobj"):
        return ""  # an adjective before a noun that the parser has lost
    if thing.lower in trivial():
        return ""  # "issued a ban Monday afternoon", where the parser takes the time for the object
    first = opening(tree, thing)
    last = whole_word(tree, thing)
    if thing.pos == "ADJ" and (denial := _denied_state(frame.predicate, thing)) is not None:
        first = denial  # "pleaded not guilty"
    return tree.span(first if last.i - first.i < LONGEST_OBJECT else thing, last)[2]


def _denied_state(verb: Node, state: Node) -> Node | None:
    """The "not" right before the adjective that a verb gives somebody, if it does not deny the verb."""
    before = (c for c in (*state.lefts, *verb.rights) if c.i == state.i - 1 and c.dep in ("neg", "advmod"))
    return next((c for c in before if c.lower in negators("adverb")), None)


def _how(tree: Tree, frame: Frame) -> str:
    """The complement of a light verb: "seriously" of "took him seriously", "in jail" of "put him in jail".

    And of any verb the one that judges: "with restraint" of "acted with restraint".
    """
    verb = frame.predicate
    if (told := judging_complement(verb)) is not None:
        end = told.subtree()[-1]
        return tree.span(told, end)[2] if end.i - told.i < LONGEST_OBJECT else ""
    if "weak" not in verbs.kinds_named(frame.verb) or " " in frame.verb or verb.pos != "VERB":
        return ""
    first = verb.i + (2 if frame.active else 1)  # behind the object
    for child in verb.children:
        if child.i < first or child.dep not in {"oprd", "acomp", "advmod", "prep"}:
            continue
        if child.dep == "prep" and child.lower not in group("state prepositions"):
            continue
        last = child.child("pobj") if child.dep == "prep" else child
        if last is None or last.pos not in {"NOUN", "ADJ", "ADV", "VERB"} or last.lower in trivial():
            continue
        if child.dep == "advmod" and not child.lower.endswith("ly"):
            continue  # "left soon"
        if last.i - child.i < LONGEST_OBJECT and last.child("nummod") is None:
            return tree.span(child, whole_word(tree, last))[2]
    return ""


def _infinitive(tree: Tree, verb: Node) -> str:
    """The infinitive up to the end of its object, if that is near: "to hand over the server"."""
    first = verb.child("auxpass") or verb
    last = verb.child("prt") or verb
    thing = verb.child("dobj")
    if thing is not None and 0 < thing.i - verb.i < LONGEST_OBJECT:
        last = whole_word(tree, thing)
    text = tree.span(first, last)[2]
    denial = denying_word(verb)
    return "".join([f"{denial.lower} " if denial is not None else "", "to " if "to" in auxiliaries(verb) else "", text])


def _value(frame: Frame, role: Role) -> float:
    """What the predicate implies about the entity in its role, -1 to 1."""
    value = _of_deed(frame, role)
    return unless_undone(frame.predicate, value) if role == AGENT else value


def _of_deed(frame: Frame, role: Role) -> float:
    node = frame.predicate
    light = node.pos == "VERB" and node.lemma in light_verbs() and verbs.particle(node) is None
    said = _said_of(node.lemma if light else frame.verb)
    if role != AGENT:
        return said.patient
    goal = node.child("xcomp") if node.lemma in group("verbs judged by what is to be done") else None
    if goal is not None and goal.pos == "VERB":
        return min(0.0, _said_of(verbs.name(goal)).agent)  # "threatened to sue" is no crime, "to kill" is one
    if node.pos == "VERB" and (deed := judged_with_object(node)) is not None:
        return deed
    if light:
        thing = node.child("dobj")
        if thing is None:
            return said.agent
        if any(c.dep in ("prep", "advmod") and c.lower in group("particles of removal") for c in node.rights):
            return said.agent  # "get guns off the streets"
        if thing.lemma in group("nouns for what may be done"):
            return 0.0  # "has a chance to meddle", "had no time to steal"
        behind = 0 if frame.negated else _BEHIND  # "no basis for his false claim" does not deny that it is false
        told = of_description(thing, [n for n in thing.subtree() if n.i - thing.i <= behind])
        return turned_adverse(node, told)
    return 0.0 if said.agent < 0.0 and is_against_wrongdoers(node) else said.agent


def _said_of(verb: str) -> Predicate:
    """The list's entry for the predicate, or for its verb alone ("lie" of "lie to")."""
    known = predicates()
    return known.get(verb) or known.get(verb.partition(" ")[0], NO_PREDICATE)
