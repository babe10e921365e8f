"""Which document or body a sentence is about, for "it" in the next sentence."""

from __future__ import annotations

from collections.abc import Mapping

from framing.language.actors import bodies, is_document
from framing.language.subjects import written_subject
from framing.language.tree import Node, Tree
from framing.language.words import group

_BODIES = frozenset({"ORG", "GPE", "NORP", "FAC"})  # labels of names that "it" may be where somebody speaks
_LONGEST_CHAIN = 3  # sentences that go on with "it"


def paper_told_of(tree: Tree, number: int) -> Node | None:
    """The document that a sentence is about, which "it" is in the next: "A review found failings. It says that …".

    It is the subject, or what the subject issues ("filed a lawsuit"); of "It runs to 300 pages" that of the one before.
    """
    subject = _told_of(tree, number)
    if subject is None or (subject.tag == "NN" and (is_document(subject) or subject.lemma in group("inquiries"))):
        return subject
    root = subject.head
    thing = root.child("dobj")
    issued = thing is not None and thing.tag == "NN" and is_document(thing) and root.lemma in group("issuing verbs")
    return thing if issued else None


def body_told_of(tree: Tree, it: Node, labels: Mapping[int, str]) -> Node | None:
    """The body that "it" is, the subject of its sentence: "The union met the bosses. It accused them of …".

    It is the subject of the sentence before; after "It met on Monday" that of the one before. `labels` maps tokens to
    labels of names.
    """
    subject = _told_of(tree, it.sent - 1) if it.head.head is it.head else None
    if subject is None or subject.tag not in ("NN", "NNP", "NNPS"):
        return None
    named = labels.get(subject.i) in _BODIES or _has_which(subject)
    return subject if named or (subject.pos == "NOUN" and subject.lemma in bodies()) else None


def _told_of(tree: Tree, number: int) -> Node | None:
    """The subject of the sentence; where that is "it", the subject of the one before."""
    for at in range(number, max(-1, number - _LONGEST_CHAIN), -1):
        root = next((n for n in tree.sentences[at] if n.head is n), None)
        subject = written_subject(root) if root is not None else None
        if subject is None or subject.lower != "it":
            return subject
    return None


def _has_which(name: Node) -> bool:
    """Whether a clause with "which" tells of a name, which so is no person's: "Petrolmar, which runs the refinery"."""
    told = (written_subject(c) for c in name.rights if c.dep == "relcl")
    return name.pos == "PROPN" and any(who is not None and who.lower == "which" for who in told)
