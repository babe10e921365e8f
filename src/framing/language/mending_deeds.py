"""Misreadings of who does what to whom: captives, causatives, sources at the end, verbs joined to the wrong one.

Part of `mending`; the rules here need no more than the node and the words around it.
"""

from __future__ import annotations

from framing.language.actors import is_like_people
from framing.language.cues import cues
from framing.language.tree import Node, Tree, position
from framing.language.words import group

_SUBJECTS = ("nsubj", "nsubjpass")
_PAST = frozenset({"VBD", "VBN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_INSIDE_NAMES = ("compound", "nmod", "amod")


def mend_deeds(tree: Tree) -> None:
    """Put the links right in place."""
    for node in tree.nodes:
        if node.lower in group("states of captives"):
            _mend_captive(node)
        if node.tag in _PAST:
            _mend_causative(node)
            _mend_left(node)
        if node.dep in ("advcl", "prep"):
            _mend_before_source(node)
        if node.dep == "conj" and node.pos == "VERB":
            _mend_second_verb(node)
        if node.dep == "relcl":
            _mend_told(node)


def move(node: Node, head: Node, dep: str) -> None:
    """Attach a node to another one; nothing happens where that one is below it, for a tree has no circle."""
    if head is node or any(above is node for above in head.ancestors()):
        return
    node.head.children = [c for c in node.head.children if c is not node]
    node.head, node.dep = head, dep
    head.children = sorted([*head.children, node], key=position)


def _mend_captive(state: Node) -> None:
    """ "Rebels hold Ida Marsh hostage": she is held, where the parser takes "Marsh hostage" for one name.

    Without an object, and without an article, the subject is held: "Commuters held hostage by a union".
    """
    verb = state.head
    if state.dep != "dobj" or verb.lemma not in group("verbs of holding captive") or verb.i > state.i:
        return
    names = [c for c in state.lefts if c.dep in _INSIDE_NAMES and c.pos in ("PROPN", "NOUN")]
    if names:
        whom = names[-1]
        for child in state.children:
            if child is not whom:
                move(child, whom if child.i < state.i else verb, child.dep)
        move(whom, verb, "dobj")
        move(state, verb, "oprd")
        return
    subject = verb.child("nsubj")
    if any(c.i < state.i for c in state.children) or verb.child("dative", "aux") is not None:
        return
    if subject is not None and verb.tag in _PAST and state.i == verb.i + 1 and subject.tag not in ("WP", "WDT"):
        verb.tag, subject.dep, state.dep = "VBN", "nsubjpass", "oprd"


def _mend_causative(verb: Node) -> None:
    """ "Venn had himself photographed", "Marsh had herself arrested": it is done to them, as they wish."""
    subjects = [c for c in verb.lefts if c.dep in _SUBJECTS]
    had = next((c for c in verb.lefts if c.dep == "aux" and c.lemma == "have"), None)
    if len(subjects) != 2 or had is None or verb.child("dobj", "auxpass") is not None:
        return
    who, itself = subjects
    if who.i < had.i < itself.i and itself.lower.endswith(("self", "selves")):
        verb.tag, who.dep, itself.dep = "VBN", "nsubjpass", "dep"


def _mend_left(verb: Node) -> None:
    """ "The blast left Marsh dead and Orr wounded": he is wounded, and wounds nobody."""
    first, who = verb.head, verb.child("nsubj")
    if verb.dep != "conj" or first.lemma not in group("leaving in a state") or who is None or who.i > verb.i:
        return
    if first.child("oprd", "acomp") is None or verb.child("dobj", "ccomp", "aux", "xcomp", "prt") is not None:
        return
    if verb.lemma in group("verbs with an object") | group("wounding verbs") | group("deadly verbs"):
        verb.tag, who.dep = "VBN", "nsubjpass"


def _mend_before_source(clause: Node) -> None:
    """ "Four died while repelling a raid, the board reported": all of it is what the board says."""
    verb = clause.head
    said, source = verb.child("ccomp"), verb.child("nsubj")
    if said is None or source is None or verb.lemma not in cues("VERB") or verb.tag not in _FINITE:
        return
    first = source.subtree()[0].i
    if said.i < clause.i and max(clause.subtree(), key=position).i < first and source.i < verb.i:
        move(clause, said, clause.dep)


def _mend_second_verb(verb: Node) -> None:
    """ "It would shut stations used by few and save millions": who shuts them also saves."""
    first = verb.head
    if first.dep != "acl" or first.tag != "VBN" or verb.tag == "VBN" or first.i > verb.i:
        return
    if verb.child(*_SUBJECTS, "aux", "auxpass") is not None:
        return
    above = next((n for n in first.ancestors() if n.pos == "VERB" and n.tag == verb.tag), None)
    thing = first.head
    if above is None or above.i > first.i or not any(n is above for n in (thing.head, thing.head.head)):
        return
    joint = next((c for c in first.children if c.dep == "cc" and first.i < c.i < verb.i), None)
    move(verb, above, "conj")
    if joint is not None:
        move(joint, above, "cc")


def _mend_told(verb: Node) -> None:
    """ "He told the court the port would close": a clause without a gap is what the court is told."""
    hearer = verb.head
    told = hearer.head
    if hearer.dep not in ("dobj", "dative") or told.lemma not in group("verbs of telling somebody"):
        return
    subject = verb.child(*_SUBJECTS)
    if subject is None or subject.tag in ("WP", "WDT") or not hearer.i < subject.subtree()[0].i < verb.i:
        return
    if any(c.tag in ("WP", "WDT", "WRB", "IN") and c.i < verb.i and c.dep != "prep" for c in verb.children):
        return
    if hearer.lemma.lower() in group("audiences") or (hearer.pos == "PROPN" and not is_like_people(hearer)):
        move(verb, told, "ccomp")
