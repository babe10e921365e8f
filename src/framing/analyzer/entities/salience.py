"""How much a mention stands out as the antecedent of a pronoun (after Lappin & Leass 1994)."""

from __future__ import annotations

from framing.analyzer.entities.mentions import NAME, PRONOUN, Candidate
from framing.language.actors import actors, is_kin, is_like_people, noun
from framing.language.cues import cues
from framing.language.subjects import SUBJECTS, is_subject, written_subject
from framing.language.tree import Node

_RELATED = 1.9  # weight of a relative just introduced: over somebody of unknown gender, under a subject
_WHOSE = 2.0  # weight of whose the subject of the same sentence is: "Because Ruiz's visit failed, he …"
ROLES = {
    **dict.fromkeys(SUBJECTS, 3.0),
    **dict.fromkeys(("dobj", "dative", "attr", "agent"), 1.6),
    **dict.fromkeys(("pobj", "poss", "appos", "conj"), 1.2),
}
OTHER = 0.6
DISTANCES = (1.0, 0.6, 0.25, 0.1)  # in sentences


def salience_of(m: Candidate, distance: int) -> float:
    """How prominent an antecedent is, by its grammatical role, its kind and how many sentences ago it stood."""
    kind = 1.2 if m.kind == NAME else 1.1 if m.kind == PRONOUN else 0.9
    role = SUBJECTS[0] if _is_fronted(m.head) or _is_speaking_at_the_end(m.head) else described_beside(m.head).dep
    if role == "poss" and not distance and is_subject(m.head.head) and noun(m.head.head) not in actors():
        return _WHOSE * kind
    if not distance and _is_author(m.head):
        role = SUBJECTS[0]
    weight = _RELATED if _is_whose_relative(m.head) else ROLES.get(role, OTHER)
    return weight * kind * DISTANCES[distance]


def _is_author(node: Node) -> bool:
    """Whether the subject is a text or deed of the person: "The statement by Mr. Carr was the first that he made"."""
    thing = node.head.head
    by = node.dep == "pobj" and node.head.lower in ("by", "from") and node.head.dep in ("prep", "agent")
    return by and thing.pos == "NOUN" and is_subject(thing) and noun(thing) not in actors()


def described_beside(name: Node) -> Node:
    """The noun of which a name says who it is: "former captain Dan Pereira called", "the mayor, Ann Lee, said"."""
    calling = name.head
    one = name.dep == "appos" and calling.tag in ("NN", "NNP") and is_like_people(calling) and not is_kin(calling)
    return calling if one and is_subject(calling) else name


def _is_whose_relative(node: Node) -> bool:
    """Whether it is the name of a relative that a clause introduces: "Wambui, whose son, Brian, was beaten"."""
    return node.dep == "appos" and is_kin(node.head) and any(k.tag == "WP$" for k in node.head.children)


def _is_fronted(node: Node) -> bool:
    """Whether the sentence is about it by its first words: "For Mr. Holm, the case was personal. He …"."""
    for_ = node.head
    if node.dep != "pobj" or for_.lower not in ("for", "to") or for_.dep != "prep" or for_.head.i < node.i:
        return False
    subject = written_subject(for_.head)
    return subject is not None and node.i < subject.i and any(c.text == "," for c in for_.head.lefts)


def _is_speaking_at_the_end(node: Node) -> bool:
    """Whether the sentence ends with what the person says: "Critics attacked Tuohy, who said he would reply. He …"."""
    verb = next((k for k in node.rights if k.dep == "relcl" and k.lemma in cues("VERB")), None)
    who = written_subject(verb) if verb is not None else None
    return who is not None and who.lower == "who" and verb is not None and verb.head.dep in ("dobj", "pobj")
