"""Whether a pronoun and a mention agree in gender and number, and the syntax lets them be one (principle B)."""

from __future__ import annotations

from framing.analyzer.entities.mentions import NOMINAL, Candidate, Referent
from framing.analyzer.entities.pointed import is_accuser, is_answerer, is_attacker, is_striker
from framing.language.actors import is_listed_kin
from framing.language.clauses import is_wanted_by
from framing.language.subjects import is_subject, own_subject, written_subject
from framing.language.tree import Node

_THINGS = frozenset({"ORG", "GPE", "FAC", "LOC", "PRODUCT", "LAW", "EVENT", "WORK_OF_ART", "MISC"})
NEAR = 12  # mentions that may stand in the quotation with a pronoun
WINDOW = {"m": 3, "f": 3, "n": 1, "p": 1}


def is_fitting(who: Referent | None, form: str, m: Candidate) -> bool:
    """Whether a referent can be meant by a pronoun or noun of that form: "m", "f", "n" (a thing) or plural."""
    if who is None:
        return False
    if form in "mf":
        return who.label == "PERSON" and who.number == "s" and who.gender in ("", form)
    if form == "n":
        collective = who.label == "GROUP" and m.kind == NOMINAL and m.head.tag == "NN" and m.head.lower != "police"
        return (who.label in _THINGS or collective) and not m.modifier and m.link not in ("demonym", "member")
    return who.number == "p" or who.label in {"GROUP", "NORP", "ORG"}


def is_bound(node: Node, other: Node) -> bool:
    """Whether principle B excludes the antecedent: an argument of the same verb, or a phrase around the pronoun."""
    if node.dep == "poss":
        if is_wanted_by(node.head, other) or is_attacker(node, other) or is_answerer(node, other):
            return True
        beside = node.head.dep == "appos" and other is node.head.head and not is_listed_kin(node.head)
        return other is node.head or beside  # "Ann, his wife"
    if is_accuser(node, other) or is_striker(node, other):
        return True
    if node.dep == "dobj" and is_subject(other) and other.head is node.head.head and _has_no_subject(node.head):
        return True  # "Brat toppled Cantor, criticizing him": it is Brat who criticizes
    to = node.head.tag == "VB" and any(c.lower == "to" for c in node.head.lefts)
    if to and is_subject(node) and node.head.head.tag == "VBG":
        causing = node.head.head  # "Ann had told nobody, causing him to leave": he is not Ann
        if causing.dep == "advcl" and is_subject(other) and other.head is causing.head and causing.i > other.i:
            return causing.child("ccomp", "xcomp") is node.head and written_subject(causing) is None
    if node.head is other.head and node.sent == other.sent and node.dep != "conj":
        return True
    within = None  # the relative clause passed on the way up, and whether a clause inside it was
    inside = False
    while node.head is not node:
        if node.dep == "relcl" or (node.dep == "acl" and node.tag == "VBN"):
            within = node  # "Mr. Lund, asked whether he backed it"
        inside = inside or (within is None and node.dep in ("ccomp", "advcl"))
        node = node.head
        if node is other:
            return within is None or within.head is not other or not inside  # "women who said he pursued them"
    return False


def _has_no_subject(verb: Node) -> bool:
    """Whether the subject is that of the verb above: "…, criticizing him", "tried to stop him"."""
    return verb.dep in {"advcl", "xcomp", "conj"} and own_subject(verb) is None
