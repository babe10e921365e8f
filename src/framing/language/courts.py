"""Who is told of as accused: charged, arrested, tried, sentenced; and what only the accused does or suffers.

"Judge Orr read the charges. He pleaded not guilty": it is no judge who pleads.
"""

from __future__ import annotations

from framing.language.subjects import is_passive, is_passive_subject, is_subject
from framing.language.tree import Node
from framing.language.words import group


def is_told_accused(person: Node) -> bool:
    """Whether the clause or phrase around a person's noun says that he is charged, held, tried or sentenced."""
    node = person
    while True:
        if _is_prosecuted(node):
            return True
        if node.dep not in ("conj", "appos") or node.head is node:
            return False
        node = node.head


def _is_prosecuted(node: Node) -> bool:
    verb = node.head
    if is_passive_subject(node) or node.dep == "dobj":
        return verb.lemma in group("verbs of prosecution")
    if is_subject(node):
        return verb.lemma == "plead" or _faces_court(verb) or _is_on_trial(verb)
    if node.dep == "poss":
        return verb.lemma in group("nouns of prosecution")
    if node.dep == "pobj" and node.head.lower in ("of", "against"):
        return node.head.head.lemma in group("nouns of prosecution")
    return any(c.dep in ("acl", "relcl") and c.lemma in group("verbs of prosecution") for c in node.rights)


def is_prosecuted(node: Node) -> bool:
    """Whether the noun or pronoun is the subject of a passive for what the police and courts do to somebody."""
    named = ("verbs of prosecution", "verbs of sentencing", "verbs of custody")
    verbs = (node.head, *(c for c in node.head.rights if c.dep == "conj" and c.tag == "VBN"))
    return is_passive_subject(node) and any(v.lemma in group(name) for name in named for v in verbs)


def _is_on_trial(verb: Node) -> bool:
    """ "Went on trial", "is on trial"."""
    behind = (c.child("pobj") for c in verb.rights if c.dep == "prep" and c.lower == "on")
    return verb.lemma in ("go", "be", "stand") and any(n is not None and n.lemma == "trial" for n in behind)


def is_of_the_accused(pronoun: Node) -> bool:
    """Whether only the accused can be meant: who pleads, faces years in prison, is sentenced or acquitted."""
    verb = pronoun.head
    if not is_subject(pronoun):
        return False
    if is_passive(verb):
        return verb.lemma in group("verbs of sentencing")
    return verb.lemma == "plead" or _faces_court(verb)


def _faces_court(verb: Node) -> bool:
    """ "Faces trial", "could face ten years in prison", "stands trial"."""
    thing = verb.child("dobj")
    if thing is None or verb.lemma not in ("face", "stand", "await"):
        return False
    listed = group("nouns of prosecution") | group("prisons")
    return any(n.lemma in listed and n.i > verb.i for n in verb.subtree())
