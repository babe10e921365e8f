"""Whether a clause by itself is told as done, coming, possible, conditional or alleged."""

from __future__ import annotations

from framing.language.certainty import is_question
from framing.language.clause import ALLEGED, ASSERTED, CONDITIONAL, FUTURE, POSSIBLE
from framing.language.subjects import auxiliaries, is_infinitive, is_subject, own_subject
from framing.language.tree import Node
from framing.language.words import certainty, group
from framing.model import Modality

_UNLESS = frozenset({"if", "unless", "whether", "lest"})
_OF_PAST = frozenset({"could", "would", "might"})  # "will" and "can" in the past


def is_of_a_rule(verb: Node) -> bool:
    """Whether a relative clause only says to whom a rule applies: "Drivers who lie about it could be fined".

    Nobody in particular is meant, and what is said of them is not told as done. A clause in the past tells what
    happened ("Miners who struck must work"), unless the rule may be past as well ("who lied could be fined").
    """
    noun = verb.head
    if verb.dep != "relcl" or noun.pos != "NOUN" or not is_subject(noun) or noun.head is noun:
        return False
    if any(c.dep in ("det", "poss", "nummod") or (c.text == "," and noun.i < c.i < verb.i) for c in noun.children):
        return False
    if modality(noun.head) == ASSERTED:
        return False
    in_past = any(n.tag == "VBD" and n.dep in ("aux", "auxpass", "relcl") for n in (verb, *verb.children))
    return not in_past or not _OF_PAST.isdisjoint(auxiliaries(noun.head))


def modality(verb: Node) -> Modality:
    """The modality of the verb's own clause: done, future, possible or conditional.

    Clauses above are not considered.
    """
    for child in verb.children:
        if child.dep == "aux":
            if child.lower in group("future auxiliaries"):
                return FUTURE
            if child.lower in group("possible auxiliaries") and not (
                child.lower == "'d" and verb.tag in ("VBN", "VBD")
            ):
                return POSSIBLE
        elif child.dep == "mark" and child.lower in _UNLESS:
            return CONDITIONAL
        elif child.dep == "advmod" and child.lower in certainty("adverb", "alleging"):
            return ALLEGED
        elif child.dep == "advmod" and child.lower in certainty("adverb", "unsure"):
            return POSSIBLE
        elif child.tag in ("WRB", "WP") and child.i < verb.i and is_infinitive(verb):
            return POSSIBLE  # "how to scale it"
    if is_question(verb):
        return POSSIBLE
    if verb.dep == "ROOT" and own_subject(verb) is not None and is_infinitive(verb):
        return FUTURE  # a headline: "Premier to visit valley"
    return ASSERTED


def is_subjunctive(verb: Node, kinds: frozenset[str]) -> bool:
    """Whether the verb is a subjunctive, which the parser often reads as a present tense: "insist that they agree"."""
    if verb.dep != "ccomp" or verb.child("mark") is None or verb.child("aux") is not None:
        return False
    return verb.tag == "VB" or ("commitment" in kinds and verb.tag == "VBP")
