"""Whether a deed did not come about because who should do it was dead or stopped before."""

from __future__ import annotations

from framing.language.actors import is_kin
from framing.language.subjects import is_passive, undergoers, written_subject
from framing.language.tree import Node
from framing.language.words import group


def is_cut_off(verb: Node, head: Node) -> bool:
    """Whether who should do it was dead or stopped before: "died before reaching it", "was stopped before he left".

    Others go on: "died before her son came", "his father died before he came", "died before she was found".
    """
    if is_passive(verb) or not any(c.lower == "before" for c in (*verb.lefts, verb.head)):
        return False
    stopped = head.lemma in group("verbs of stopping somebody")
    whom = next(iter(undergoers(head)), None) if stopped else written_subject(head)
    if not stopped and not _ends_life(head):
        return False
    who = written_subject(verb)
    if who is None:
        return is_passive(head) or not stopped  # "stopped him before going in": who stops him goes in
    if whom is None or who.pos != "PRON" or is_kin(whom) or any(c.tag == "PRP$" for c in whom.lefts):
        return False
    if whom.pos == "PRON":
        return who.lower == whom.lower or stopped
    many = whom.tag in ("NNS", "NNPS") or whom.child("conj") is not None
    return who.lower in (("they",) if many else ("he", "she"))


def _ends_life(verb: Node) -> bool:
    """Whether who is told of is dead then: "died", "was killed", "was shot dead", "bled to death"."""
    deadly = verb.lemma in group("deadly verbs")
    if is_passive(verb):
        return deadly or any(c.lower == "dead" for c in verb.rights)
    if verb.lemma in group("dying verbs"):
        return not deadly or verb.child("dobj") is None
    to = next((c for c in verb.rights if c.lower == "to"), None)
    said = to.child("pobj") if to is not None and verb.child("dobj") is None else None
    return said is not None and said.lower == "death"
