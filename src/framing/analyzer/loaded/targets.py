"""The target of a loaded word, and whether the word is denied, from the dependency tree.

An adjective describes its noun; a noun in apposition or after a copula describes what it renames; a verb describes its
agent or, failing that, its patient (nomination and predication: Reisigl & Wodak 2001).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.language.certainty import has_no, is_refuted, is_verb
from framing.language.clause import ASSERTED
from framing.language.clauses import clause, is_denied_above, of_noun
from framing.language.denial import is_denied
from framing.language.judgement import is_against_wrongdoers, is_of_critic
from framing.language.polarity import words
from framing.language.splitting import HYPHENS
from framing.language.subjects import PASSIVE_SUBJECT, SUBJECTS, by_whom, undergoers, verb_of
from framing.language.tree import Node
from framing.language.words import (
    NO_PREDICATE,
    adverse_verbs,
    determiners,
    group,
    light_verbs,
    naming_verbs,
    negators,
    predicates,
)
from framing.model import Mention, Modality

_ATTRIBUTIVE = frozenset({"amod", "compound", "nmod", "advmod", "nummod", "npadvmod"})
_PREDICATIVE = frozenset({"attr", "acomp", "xcomp", "conj", "prep", "aux", "prt"})
_SAYS_OF = frozenset({"attr", "acomp", "oprd"})
_DEFINITE = determiners("definite", "demonstrative")
_COMPARING = frozenset({"so", "as", "more"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "csubj", "parataxis"})
_GOVERNED = frozenset({"xcomp", "pcomp"})  # "refused to hide", "stopped short of smearing her"
_FAR = 6  # steps up the tree; more would leave the clause


def entities_by_head(mentions: Sequence[Mention]) -> dict[int, str]:
    """The entity of each head token; where mentions share a head, the longest."""
    found: dict[int, Mention] = {}
    for m in mentions:
        other = found.setdefault(m.head, m)
        if other is not m and _extent(other) <= _extent(m):
            found[m.head] = m
    return {head: m.entity for head, m in found.items()}


def _extent(mention: Mention) -> tuple[int, int, str]:
    return mention.end - mention.start, -mention.start, mention.entity


def head_of(nodes: Sequence[Node]) -> Node:
    """The node of a stretch that governs the others; the first, if several are independent."""
    inside = {n.i for n in nodes}
    return next((n for n in nodes if n.head is n or n.head.i not in inside), nodes[-1])


def target(head: Node, entities: Mapping[int, str]) -> str | None:
    """Id of the entity that a word (or the head of an expression) describes."""
    if is_of_critic(head) or any(is_of_critic(c) for c in head.lefts):
        return None  # "Smith's damning report"
    node = head
    for _ in range(_FAR):
        if node.i in entities:
            return entities[node.i]
        if node.pos in ("VERB", "AUX"):
            return _of_verb(node, entities)
        if found := _owner(node, entities):
            return found
        if node.head is node:
            return None
        if node.head.lower == "as" and node.head.dep == "prep" and node.head.head.pos == "VERB":
            return _renamed(node.head.head, entities)
        if node.dep == "oprd" and node.head.lemma in naming_verbs():
            return _among(node.head.children, ("dobj", "dative", PASSIVE_SUBJECT), entities)
        if node.dep == "oprd":
            return _among(node.head.children, ("dobj", *SUBJECTS), entities)
        if _is_there_anyway(node):
            return None
        if node.dep in {"dobj", "pobj", "poss", *SUBJECTS}:
            return _past_noun(node, entities)
        node = node.head
    return None


def _is_there_anyway(thing: Node) -> bool:
    """Whether a thing or deed is not the agent's work: "raided the notorious market", "filmed the brutal attack"."""
    article, verb = thing.child("det"), thing.head
    if thing.dep == "dobj" and thing.lemma in group("body and its wounds"):
        return True
    if thing.dep != "dobj" or article is None or article.lower not in _DEFINITE:
        return False
    return verb.lemma not in light_verbs() and verb.lemma not in group("verbs of bringing about")


def _owner(noun: Node, entities: Mapping[int, str]) -> str | None:
    """The possessor: the regime's brutality, the brutality of the regime."""
    if noun.pos not in ("NOUN", "PROPN") or noun.lemma in group("suffering") | group("body and its wounds"):
        return None  # "the boxer's ugly wound"
    for child in noun.children:
        if child.dep in ("poss", "appos") and child.i in entities:
            return entities[child.i]
        if (
            child.dep == "prep"
            and child.lower in ("of", "by")
            and (found := _among(child.children, ("pobj",), entities))
        ):
            return found
    return None


def _past_noun(noun: Node, entities: Mapping[int, str]) -> str | None:
    """The agent of a deed named by a noun: "they launched a crackdown"."""
    verb = noun.head
    if noun.dep == "dobj":
        return None if _is_against(verb) else _of_verb(verb, entities)
    if noun.dep == "pobj" and verb.head.i in entities and verb.head.lemma not in group("sufferers"):
        return entities[verb.head.i]  # not of "the latest victim of their slander"
    if noun.dep == "pobj" and verb.dep == "prep" and is_verb(verb.head, "alleging", verb.lower):
        return _first(undergoers(verb.head), entities)  # "accused Labour of hypocrisy"
    return None


def _is_against(verb: Node) -> bool:
    """Whether what it governs is somebody else's doing: "condemned the brutal attack", "avoided a humiliating loss"."""
    known = predicates().get(verb.lemma.lower(), NO_PREDICATE)
    if verb.lemma in group("verbs of plain saying"):
        return True  # "Falk said the massacre, by a gunman, …", where the parser takes it for what is said
    return known.judged < 0 or verb.lemma in adverse_verbs() | group("verbs against or about their objects")


def _of_verb(verb: Node, entities: Mapping[int, str]) -> str | None:
    """The agent; in a passive the one named with "by", else the patient if it is judged; else the object."""
    said = clause(verb)
    if is_against_wrongdoers(verb):
        return None
    subject = entities.get(said.subject.i) if said.subject is not None else None
    if said.passive:
        by = by_whom(verb)
        return (entities.get(by.i) if by is not None else None) or (subject if _is_of_patient(verb) else None)
    if subject is None and said.subject is not None and verb.lemma in group("copulas"):
        subject = _among(said.subject.children, ("poss",), entities)  # "Her answers were feeble"
    return subject or _among(verb.children, ("dobj",), entities)


def _is_of_patient(verb: Node) -> bool:
    """Whether what is done judges the one it is done to: "was ridiculed", "is biased"; not "was savagely mauled"."""
    known = predicates().get(verb.lemma, NO_PREDICATE)
    return known.patient != 0 or known.judged != 0 or verb.lower in words()


def _renamed(verb: Node, entities: Mapping[int, str]) -> str | None:
    """What is called or considered something: "they regard the vote as fraudulent", "a vote they regard as ..."."""
    found = _first(undergoers(verb), entities)
    return found or (entities.get(verb.head.i) if verb.dep in ("relcl", "acl") else None)


def _among(nodes: Sequence[Node], deps: tuple[str, ...], entities: Mapping[int, str]) -> str | None:
    return _first([n for n in nodes if n.dep in deps], entities)


def _first(nodes: Sequence[Node], entities: Mapping[int, str]) -> str | None:
    return next((entities[n.i] for n in nodes if n.i in entities), None)


def is_negated(head: Node) -> bool:
    """Whether the word is denied inside its clause: "not a fair election", "no crackdown", "never crushed".

    A definite object is presupposed, not denied: "did not accept the sham election" implies that it was a sham.
    """
    if is_refuted(head):
        return True
    node = head
    for _ in range(_FAR):
        if node.dep == "conj" and node.pos in ("VERB", "AUX"):
            return clause(node).negated
        if is_denied(node) or has_no(node):
            return not _surpassed(node, head)
        if is_denied_above(node) or (node.dep in _GOVERNED and clause(node).negated):
            return True
        if node.dep in _CLAUSES or node.head is node or _taken_for_granted(node):
            return False
        if node.dep == "pobj":  # a "not" before the verb seldom denies the object of a preposition
            return node.head.lower == "without"
        if node.dep not in _ATTRIBUTIVE and node.dep not in _PREDICATIVE and node.dep != "dobj":
            return False
        node = node.head
    return False


def modality_of(head: Node) -> Modality:
    """Whether what a word says is told as so: "fears that votes were rigged" tells no rigged votes.

    A quality before a noun is told as so wherever the noun stands: "may accept the rigged result".
    """
    node = head
    while node.dep == "conj" and node.head is not node:
        node = node.head
    if node.pos in ("VERB", "AUX"):
        return _as_told(head if head.pos in ("VERB", "AUX") else node, node)
    if node.dep in _SAYS_OF:
        verb = verb_of(node)
        return _as_told(verb, verb) if verb.pos in ("VERB", "AUX") else ASSERTED
    return of_noun(head).modality if head.pos == "NOUN" and head.dep not in _ATTRIBUTIVE else ASSERTED


def _as_told(verb: Node, first: Node) -> Modality:
    """The modality of the clause; what is looked into is a charge: "whether his campaign colluded"."""
    asked = any(c.dep == "mark" and c.lower == "whether" for c in first.children)
    return "alleged" if asked else clause(verb).modality


def _surpassed(node: Node, head: Node) -> bool:
    """Whether the negation is a superlative: "Nobody hates it more", "nothing so fake as this"."""
    by_none = any(c.lower in negators("noun") and c.dep != "det" for c in node.children)
    return by_none and any(c.lower in _COMPARING for c in head.children)


def _taken_for_granted(node: Node) -> bool:
    return node.dep in ("dobj", "pobj") and any(
        (c.dep == "det" and c.lower in _DEFINITE) or c.dep == "poss" for c in node.children
    )


def is_in_compound(text: str, node: Node) -> bool:
    """Whether the word is part of another word with a hyphen: "rocket-propelled", "high-pitched"."""
    before, after = text[max(0, node.start - 2) : node.start], text[node.end : node.end + 2]
    joined = len(before) == 2 and before[1] in HYPHENS and before[0].isalnum()
    return joined or (len(after) == 2 and after[0] in HYPHENS and after[1].isalnum())


def is_end_of_compound(text: str, node: Node) -> bool:
    """Whether it is the participle in a compound that says how something is made: "pebble-dashed"; not "CIA-backed"."""
    before = text[: node.start][-30:]
    if node.tag not in ("VBN", "VBD", "JJ") or not node.lower.endswith("ed") or before[-1:] not in HYPHENS:
        return False
    first = before[:-1].split()[-1:] if before[:-1][-1:].isalnum() else []
    return bool(first) and first[0].islower()
