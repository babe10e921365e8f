"""Who is told of as dead: killed, found dead, "the late", somebody's body, funeral or killer.

The dead say nothing afterwards, and nobody arrests them. Extractors ask here before they make a dead person the
speaker, or the suspect among those who share a surname.
"""

from __future__ import annotations

from collections.abc import Iterable

from framing.language.clause import ASSERTED
from framing.language.clauses import clause, of_noun
from framing.language.cues import cues
from framing.language.subjects import (
    active_subject,
    auxiliaries,
    is_active_subject,
    is_passive,
    is_passive_subject,
    is_subject,
    passive_subject,
    written_subject,
)
from framing.language.tree import Node
from framing.language.words import group
from framing.model import RoleUse

_OUTCOMES = ("acomp", "oprd", "attr", "xcomp", "advmod")


def is_told_dead(person: Node) -> bool:
    """Whether the clause or phrase around a person's noun says that he is dead."""
    node = person
    while True:
        if _is_late(node) or _is_killed(node) or _has_remains(node) or _is_listed(node):
            return True
        if node.dep not in ("conj", "appos") or node.head is node:
            return False
        node = node.head
        if node.lemma in group("remains of the dead"):
            return True  # "the bodies of Ann and her son", where the parser joins the son to the bodies


def dies(use: RoleUse) -> bool:
    """Whether a role tells that its entity dies: who perishes, or whom somebody kills."""
    if use.negated or use.modality != ASSERTED:
        return False
    return use.verb in group("dying verbs") or (use.role != "agent" and use.verb in group("deadly verbs"))


def is_shot(person: Node) -> bool:
    """Whether he is told to be shot or stabbed: who is so may live, or not."""
    verb = person.head
    return is_passive_subject(person) and verb.lemma in group("wounding verbs") and _is_done(verb)


def is_speaking(person: Node) -> bool:
    """Whether he is the subject of a verb of saying, and not of something said long before ("had said")."""
    verb = person.head
    if not is_active_subject(person) or verb.lemma not in cues("VERB"):
        return False
    return "had" not in auxiliaries(verb)


def is_of_the_living(pronoun: Node) -> bool:
    """Whether only somebody alive can be meant: who does something now or will do it."""
    verb = pronoun.head
    if not is_active_subject(pronoun) or verb.pos != "VERB" or verb.dep != "ROOT":
        return False
    return verb.tag == "VBZ" or not {"has", "is", "will"}.isdisjoint(auxiliaries(verb))


def is_of_the_dead(word: Node) -> bool:
    """Whether what is found out about somebody comes from his dead body: "an autopsy found that she was hit"."""
    verb = word.head.head
    subject = active_subject(verb) if is_passive_subject(word) and word.head.dep == "ccomp" else None
    return subject is not None and subject.lemma in group("examinations of the dead")


def is_charged_with_killing(person: Node) -> bool:
    """Whether he is arrested, charged or suspected for somebody's death."""
    verb = person.head
    if not is_subject(person) or verb.lemma not in group("verbs of custody"):
        return False
    return any(n.lemma in group("killings") for n in verb.subtree())


def is_about_death(nodes: Iterable[Node]) -> bool:
    """Whether a text speaks of a death at all."""
    listed = group("killings") | group("examinations of the dead")
    return any(n.lemma in listed for n in nodes)


def _is_late(node: Node) -> bool:
    return any(c.dep == "amod" and c.lower == "late" and c.i < node.i for c in node.children)


def _is_killed(node: Node) -> bool:
    verb = node.head
    if is_subject(node) and _dies(verb, passive=is_passive(verb)):
        return True
    if node.dep == "dobj" and verb.lemma in group("deadly verbs") and _is_done(verb):
        return True
    for child in node.children:
        if child.dep == "acl" and child.tag == "VBN" and _dies(child, passive=True):
            return True
        who = written_subject(child)
        if child.dep == "relcl" and who is not None and who.tag == "WP":
            return _dies(child, passive=is_passive(child))
    return False


def _dies(verb: Node, *, passive: bool) -> bool:
    if verb.lemma in group("deadly verbs" if passive else "dying verbs") and _is_done(verb):
        return True
    for child in verb.children:
        dead = child.lower == "dead" or (passive and child.tag == "VBN" and child.lemma in group("deadly verbs"))
        if child.dep in _OUTCOMES and child.i > verb.i and dead:
            return _is_done(verb)
        if passive and child.dep == "advmod" and child.lower in group("fatal adverbs"):
            return _is_done(verb)
        if passive and child.lower == "to" and (end := child.child("pobj")) is not None and end.lemma == "death":
            return _is_done(verb)
    return False


def _is_done(verb: Node) -> bool:
    said = clause(verb)
    return not said.negated and said.modality == ASSERTED


def _has_remains(node: Node) -> bool:
    """Whether his body, grave, funeral, death or killer is spoken of."""
    if node.dep == "poss":
        thing = node.head
        own = thing.lemma in group("killings") and all(c.lower not in ("of", "by") for c in thing.rights)
    elif node.dep == "pobj" and node.head.lower == "of":
        thing = node.head.head
        own = thing.lemma in group("killings") | group("remains of the dead")
    else:
        return False
    said = of_noun(thing)
    return own and not said.negated and said.modality == ASSERTED


def _is_listed(node: Node) -> bool:
    """ "The dead were named as Luis Ramos and Ines Paz"."""
    verb = node.head.head
    dead = passive_subject(verb) if node.dep == "pobj" and node.head.lower == "as" else None
    return dead is not None and dead.lower in group("names of the dead")
