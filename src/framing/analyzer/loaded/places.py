"""Words that are loaded only in a place: "honest" said of somebody, "refused" of what somebody did, "wisely" of how.

The lexicon `situated` names the place of an entry by its category. Elsewhere the word is plain: "an honest mistake",
"the machine refused coins" (judgement and appreciation: Martin & White 2005).
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from framing.analyzer.loaded.targets import head_of, modality_of
from framing.language.actors import actors, can_speak, is_document, noun
from framing.language.clause import ASSERTED
from framing.language.clauses import clause
from framing.language.people import people_by_any_noun
from framing.language.subjects import by_whom, undergoers, verb_of
from framing.language.tree import Node
from framing.language.words import genders, group

PLACED = frozenset({"judged-actor", "judged-deed", "judged-manner", "judged-treatment"})
"""Categories whose entries count only in their place."""

_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_SAID_OF = frozenset({"acomp", "attr", "oprd"})


def is_in_place(category: str, nodes: Sequence[Node], labels: Mapping[int, str]) -> bool:
    """Whether an entry of one of the `PLACED` categories, found as `nodes`, is in the place of its category.

    Args:
        labels: token index -> label of the pipeline's name.
    """
    head = head_of(nodes)
    if category == "judged-actor":
        return _is_of_somebody(head, labels)
    verb = verb_of(head)
    if verb.pos not in ("VERB", "AUX") or modality_of(verb) != ASSERTED:
        return False
    if category == "judged-manner":
        return head.head is verb and not _opens(nodes[0])
    if verb.pos == "AUX" or verb.dep in _BEFORE_NOUN:
        return False
    return _is_done_by_somebody(verb, labels) if category == "judged-deed" else _is_done_to_people(verb, labels)


def has_no_known_doer(category: str, head: Node, entities: Container[int]) -> bool:
    """Whether an entry is a deed of nobody that the text names; it then says nothing against who suffers it.

    Args:
        entities: token indices of the heads of mentions.
    """
    if category not in ("judged-deed", "judged-treatment"):
        return False
    doer = _doer(verb_of(head))
    return doer is None or doer.i not in entities


def _is_of_somebody(head: Node, labels: Mapping[int, str]) -> bool:
    """Whether a word describes a person or body, as an attribute or a predicate; a noun names somebody by itself."""
    if head.dep in _BEFORE_NOUN:
        return _is_somebody(head.head, labels)
    if head.pos in ("NOUN", "PROPN"):
        return True
    subject = clause(verb_of(head)).subject if head.dep in _SAID_OF else None
    return subject is not None and _is_somebody(subject, labels)


def _is_done_by_somebody(verb: Node, labels: Mapping[int, str]) -> bool:
    """Whether a person or body does it; in a passive without a doer, whether it is done to one."""
    said = clause(verb)
    doer = _doer(verb) or (said.subject if said.passive else None)
    return doer is not None and _is_somebody(doer, labels)


def _doer(verb: Node) -> Node | None:
    said = clause(verb)
    return by_whom(verb) if said.passive else said.subject


def _is_done_to_people(verb: Node, labels: Mapping[int, str]) -> bool:
    said = clause(verb)
    sufferer = said.subject if said.passive else None
    return any(_is_person(n, labels) for n in (*undergoers(verb), *([sufferer] if sufferer is not None else [])))


def _is_somebody(node: Node, labels: Mapping[int, str]) -> bool:
    listed = noun(node) in actors() or noun(node) in people_by_any_noun() or node.lemma in group("many")
    return (listed or can_speak(node, labels)) and not is_document(node)


def _is_person(node: Node, labels: Mapping[int, str]) -> bool:
    if labels.get(node.i) == "PERSON" or node.lower in genders() or node.lower in ("they", "them", "who", "whom"):
        return True
    known = actors().get(noun(node))
    return noun(node) in people_by_any_noun() and (known is None or known.kind in ("person", "group"))


def _opens(node: Node) -> bool:
    """Whether the word opens its sentence, where an adverb links sentences: "Finally, the council meets on Monday"."""
    root = node
    while root.head is not root:
        root = root.head
    return node.i == min(n.i for n in root.subtree() if n.pos not in ("PUNCT", "SPACE"))
