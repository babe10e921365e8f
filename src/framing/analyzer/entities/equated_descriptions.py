"""Whom a description means by apposition or copula: "Ann Ray, the mayor", "Ann Ray is mayor"."""

from __future__ import annotations

from framing.analyzer.entities.description_words import DEFINITE, STATE, is_newcomer, is_whose
from framing.analyzer.entities.mentions import Candidate, Referent
from framing.language.actors import is_bare_kin, is_kin, is_listed_kin, noun
from framing.language.clause import ALLEGED
from framing.language.clauses import clause, is_left_open
from framing.language.subjects import is_subject
from framing.language.tree import Node
from framing.model import MentionLink


def equated(c: Candidate, heads: dict[int, Candidate]) -> tuple[Referent | None, MentionLink]:
    """The referent that an apposition or a copula equates with the mention, and the kind of link."""
    head = c.head
    others: list[tuple[Node, MentionLink]] = []
    listed = is_listed_kin(head) or _is_listed_body(c)
    if head.dep == "appos" and not is_whose(head) and not is_bare_kin(head) and not listed:
        others.append((head.head, "apposition"))
    first = head.head
    described = first.dep == "appos" and not is_listed_kin(first)
    if head.dep == "conj" and c.label == "PERSON" and described and head.tag == first.tag == "NN":
        others.append((first.head, "apposition"))  # "Fry, a mother of five and a convicted fraudster"
    beside = [k for k in head.children if k.dep == "appos"]
    beside += [
        j for k in beside if k.pos == "NOUN" for j in k.children if j.dep == "appos"
    ]  # "its head, the clerk Ray,"
    others.extend((k, "apposition") for k in beside)
    said = head
    while said.dep in ("conj", "appos") and said.head.pos in ("NOUN", "PROPN"):
        said = said.head  # "is a veteran lawmaker, a member of the board and the top Democrat"
    if said.dep == "attr" and said.head.lemma == "be" and is_equation(said.head):
        subjects = [k for k in said.head.children if is_subject(k)]
        others.extend((k, "copula") for k in subjects)
        others.extend((j, "copula") for k in subjects for j in k.children if j.dep == "appos")  # "Its head, Ray, is a"
    equates = c.label == "PERSON" and is_subject(head) and head.head.lemma == "be" and is_equation(head.head)
    if equates:  # "The winner is Ann Ray", "That woman is Judge Garba"
        pointed = any(k.lower in DEFINITE for k in head.lefts)
        said_of = [k for k in head.head.children if k.dep == "attr" and (k.pos == "PROPN" or pointed)]
        others.extend((k, "copula") for k in said_of)
    for node, link in others:
        name = heads.get(node.i) or _name_around(node, heads)
        if name is not None and name.entity is not None and _agrees(c, name.entity):
            return name.entity, link
    return None, "first"


def _name_around(node: Node, heads: dict[int, Candidate]) -> Candidate | None:
    """The name whose last word a parser describes instead of the whole: "Voices for Rivers, a campaign group"."""
    if node.dep != "pobj" or node.head.head is node.head:
        return None
    name = heads.get(node.head.head.i)
    return name if name is not None and name.last is node else None


def _is_listed_body(c: Candidate) -> bool:
    """Whether a body is one of a list, not an apposition: "the CIA, the military and other officials"."""
    joined = c.head.child("conj")
    return c.label in ("ORG", "GROUP") and joined is not None and c.head.child("cc") is not None


def person_set_off(c: Candidate, unnamed: dict[int, Candidate]) -> Referent | None:
    """The person that a second description says more of: "The head of state, the founder of peace, called on them"."""
    head, first = c.head, unnamed.get(c.head.head.i)
    if head.dep != "appos" or first is None or first.entity is None or first.first.i > c.first.i:
        return None
    child = is_kin(head) and any(k.dep == "prep" and k.lower == "of" for k in head.rights)  # "the premier, daughter of"
    if not (c.label == first.label == "PERSON") or is_whose(head) or is_kin(first.head):
        return None
    if is_kin(head) and not child:
        return None
    joined = [k for n in (head, first.head) for k in n.children if k.dep in ("cc", "conj")]
    apart = (head.child("det", "poss") is None and not child) or is_newcomer(head)
    return None if joined or apart else first.entity


def is_equation(verb: Node) -> bool:
    """Whether the copula really equates: not if it is denied, alleged or asked."""
    said = clause(verb)
    return not said.negated and said.modality != ALLEGED and not is_left_open(verb)


def _agrees(c: Candidate, referent: Referent) -> bool:
    if c.label == "PERSON":
        return referent.label in ("PERSON", "MISC")
    if c.label == "GROUP":
        theirs = c.head.child("poss")  # "their families" are not those whose they are
        return referent.label in ("NORP", "GROUP") or (referent.label == "ORG" and theirs is None)
    if c.label == "ORG" and referent.label in ("GPE", "LOC"):
        return noun(c.head) in STATE  # "the Ferguson police department" is not the town
    return referent.label not in ("PERSON", "NORP")
