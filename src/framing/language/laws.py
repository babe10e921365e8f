"""Whether a deed is only what a law is about, and nobody is said to have done it."""

from __future__ import annotations

from framing.language.actors import is_like_people
from framing.language.subjects import own_subject
from framing.language.tree import Node
from framing.language.words import group


def is_defined(noun: Node) -> bool:
    """Whether the noun only says what a law is about: "the law covers the killing of a judge; a killing in a robbery".

    It stands in a list of cases, or a verb of definition has it as its object, and nobody in it is definite.
    """
    top = noun
    while top.dep in ("appos", "conj") and top.head is not top and top.head.pos == "NOUN":
        top = top.head
    listed = top is not noun and top.tag == "NNS" and top.lemma in group("cases of a law")
    above = top.head
    covered = top.dep == "dobj" and above.pos == "VERB" and above.lemma in group("verbs of definition")
    if covered and (subject := own_subject(above)) is not None and (subject.pos == "PROPN" or is_like_people(subject)):
        return False  # "reporters cover killings"
    if not listed and not covered:
        return False
    below = [n for c in noun.children for n in c.subtree() if c.dep not in ("appos", "conj", "punct")]
    return not any(n.pos == "PROPN" or n.tag in ("CD", "PRP$", "POS") for n in below)


def is_kind_of_deed(noun: Node) -> bool:
    """Whether a law speaks of the deed as a kind: "applies to the killing of a judge or the murder of an officer"."""
    node = noun
    while node.dep == "conj" and node.head.pos == "NOUN":
        node = node.head
    above = node.head.head if node.dep == "pobj" else node.head
    if node.dep not in ("pobj", "appos") or above.lemma not in group("words of law"):
        return False
    whom = next((c.child("pobj") for c in noun.rights if c.dep == "prep" and c.lower == "of"), None)
    return whom is not None and any(c.lower in ("a", "an", "any") for c in whom.children)
