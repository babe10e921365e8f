"""Predication: what is said of an entity in so many words (Reisigl & Wodak 2001)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from framing.analyzer.nominations import trivial
from framing.analyzer.phrases import Found, clause, coordinated, noun_phrase
from framing.analyzer.tree import Node, Tree
from framing.lexicon.resources import table

_COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "stay", "prove", "look"})
_DENIALS = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "dispute"})
_MAKING = frozenset({"make", "render"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_SUBJECTS = ("nsubj", "nsubjpass")


def relative_clauses(tree: Tree, head: Node) -> Iterator[Found]:
    """ "Lukashenko, who crushed protests" and "Smith, accused of fraud,"; none with a subject of its own."""
    for child in head.children:
        if not _about(child, head):
            continue
        body = child
        if body.lemma in _COPULAS and body.child("attr", "acomp"):
            continue
        first, last = clause(tree, body)
        yield Found(first, last, body, "relative clause", _negated(body))


def _about(clause_head: Node, head: Node) -> bool:
    if clause_head.dep == "relcl":
        return not _own_subject(clause_head)
    return clause_head.dep == "acl" and clause_head.tag in ("VBN", "VBG") and clause_head.i > head.i


def _own_subject(verb: Node) -> bool:
    subject = verb.child(*_SUBJECTS)
    return subject is None or subject.tag not in ("WP", "WDT")


def _predicate_subject(head: Node) -> Node | None:
    """The verb whose subject the node is, directly or as the noun that a relative clause explains."""
    if head.dep in _SUBJECTS and not any(c.tag == "POS" for c in head.children):
        return head.head  # not "China’s “expanding” influence should …", misread
    return None


def copulas(tree: Tree, head: Node) -> Iterator[Found]:
    """ "Lukashenko is one of the staunchest allies of Putin", "he remains unrepentant", "who is …"."""
    verbs = [c for c in head.children if c.dep == "relcl" and not _own_subject(c)]
    subject_of = _predicate_subject(head)
    if subject_of is not None:
        verbs += [v for v in coordinated(subject_of) if v is subject_of or v.child(*_SUBJECTS) is None]
    for verb in verbs:
        if verb.lemma not in _COPULAS or verb.child("expl") is not None or _after_colon(tree, head, verb):
            continue
        for what in (c for c in verb.children if c.dep in ("attr", "acomp", "oprd") and c.i > verb.i):
            for part in coordinated(what):
                if part.pos == "PROPN" and part.child("det", "amod", "poss") is None:
                    continue  # "I am Jane Smith"
                if part.pos == "NUM" and part.child("prep") is None:
                    continue
                if part.pos == "ADJ" and part.lemma.lower() in trivial():
                    continue  # "able to", "ready to", "likely to" say what may be, not what one is
                first, last = noun_phrase(tree, part)
                yield Found(first, last, part, "copula", _negated(verb))


def _after_colon(tree: Tree, subject: Node, verb: Node) -> bool:
    """ "Smith: Brown is wrong": who stands before the colon speaks, he is not spoken of."""
    return any(n.text == ":" for n in tree.nodes[subject.i + 1 : min(verb.i, subject.i + 12)])


def as_phrases(tree: Tree, head: Node) -> Iterator[Found]:
    """ "portrays Lukashenko as a Moscow stooge", "was branded a traitor", "called him corrupt"."""
    verb = head.head
    if head.dep not in ("dobj", "nsubjpass", "dative", "nsubj") or (
        verb.lemma not in _namings() and verb.dep != "ccomp"
    ):
        return
    if verb.lemma in _MAKING and any(c.dep == "aux" for c in verb.children):
        return  # "to make government efficient" is a wish
    if head.dep == "nsubj":
        yield from _small_clause(tree, verb)
        return
    if head.dep == "nsubjpass" and verb.child("auxpass") is None:
        return
    for child in verb.children:
        if child.dep in ("oprd", "attr") and child.i > verb.i:
            yield from _described(tree, child, verb)
        elif child.dep == "prep" and child.lower == "as" and child.child("pobj", "amod", "pcomp") is not None:
            yield from _described(tree, child.children[0], verb)


def _small_clause(tree: Tree, verb: Node) -> Iterator[Found]:
    """ "called [him a liar]", where the parser makes a clause of the object and its name."""
    if verb.dep == "ccomp" and verb.head.lemma in _namings() and verb.pos in ("NOUN", "ADJ") and verb.head.i < verb.i:
        yield from _described(tree, verb, verb.head)


def _described(tree: Tree, what: Node, verb: Node) -> Iterator[Found]:
    for part in coordinated(what):
        if part.pos in ("NOUN", "ADJ", "PROPN", "VERB"):
            first, last = noun_phrase(tree, part)
            yield Found(first, last, part, "as-phrase", _negated(verb))


def _negated(verb: Node) -> bool:
    """Is the clause denied: by its own negation, or by a verb of denial above it?"""
    if any(c.dep == "neg" or c.lower in _NEGATIONS for c in verb.children):
        return True
    return any(a.lemma in _DENIALS for a in _few(verb))


def _few(node: Node, most: int = 4) -> list[Node]:
    found = []
    for ancestor in node.ancestors():
        found.append(ancestor)
        if len(found) == most:
            break
    return found


@cache
def _namings() -> frozenset[str]:
    """Verbs that give somebody a name or a description ("portray … as", "call")."""
    return frozenset(row["verb"] for row in table("naming-verbs"))
