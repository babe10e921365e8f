"""Which document a sentence is about, for "it" in the next sentence."""

from __future__ import annotations

from framing.language.actors import is_document
from framing.language.subjects import written_subject
from framing.language.tree import Node, Tree
from framing.language.words import group

_LONGEST_CHAIN = 3  # sentences that go on with "it"


def paper_told_of(tree: Tree, number: int) -> Node | None:
    """The document that a sentence is about, which "it" is in the next: "A review found failings. It says that …".

    It is the subject, or what the subject issues ("filed a lawsuit"); of "It runs to 300 pages" that of the one before.
    """
    for at in range(number, max(-1, number - _LONGEST_CHAIN), -1):
        root = next((n for n in tree.sentences[at] if n.head is n), None)
        subject = written_subject(root) if root is not None else None
        if root is None or subject is None:
            return None
        if subject.lower == "it":
            continue
        if subject.tag == "NN" and (is_document(subject) or subject.lemma in group("inquiries")):
            return subject
        thing = root.child("dobj")
        issued = thing is not None and thing.tag == "NN" and is_document(thing) and root.lemma in group("issuing verbs")
        return thing if issued else None
    return None
