"""Predication: what is explicitly said of an entity (Reisigl & Wodak 2001)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from framing.language import clauses
from framing.language.clause import ASSERTED
from framing.language.deeds import trigger_types
from framing.language.denial import is_denied
from framing.language.modality import is_of_a_rule
from framing.language.phrases import LONGEST, Found, clause, coordinated, noun_phrase
from framing.language.resources import table
from framing.language.subjects import (
    auxiliaries,
    is_active_subject,
    is_passive,
    is_passive_subject,
    is_subject,
    passive_subject,
    written_subject,
)
from framing.language.tree import Node, Tree
from framing.language.verbs import thought_verbs
from framing.language.words import certainty, group, naming_verbs, nominalisations, qualities, trivial

_COPULAS = group("copulas")
_CONTENT = frozenset({"ccomp", "xcomp", "acl", "conj", "pcomp", "prep", "attr", "dobj"})
"""Links from a clause up to the one that says it, denies it, or forbears from it."""
_SEEMING = group("seeming")
_CONDITIONS = frozenset({"if", "unless", "whether"})
_MAKING = frozenset({"make", "render"})


def relative_clauses(tree: Tree, head: Node) -> Iterator[Found]:
    """Relative clauses and participles without their own subject: "who crushed protests", "accused of fraud"."""
    for child in head.children:
        if not _about(child, head):
            continue
        body = child
        if body.lemma in _COPULAS and body.child("attr", "acomp"):
            continue
        if body.child("ccomp") is not None and body.lemma in _reporting() and body.tag != "VBN":
            continue  # "who argued that she was out of touch": what one says is one's voice
        if _named_in(body):
            continue  # "who are viewed as frauds": an as-phrase
        if is_of_a_rule(body) or _may_be_of_the_deed(body, head):
            continue
        first, last = clause(tree, body)
        yield Found(first, last, body, "relative clause", _negated(body) and not is_denied(body))


def _may_be_of_the_deed(body: Node, head: Node) -> bool:
    """Whether "which" may mean what happens in a place, and not the place: "a campaign in Yemen, which is blamed"."""
    thing = head.head.head
    inside = head.dep == "pobj" and head.head.lower in group("locative prepositions") and thing.pos == "NOUN"
    which = next((n for n in body.subtree() if n.tag == "WDT"), None)
    deed = thing.lemma in trigger_types("NOUN") or thing.lemma in nominalisations()
    return inside and deed and which is not None and which.lower == "which" and head.pos == "PROPN"


def _about(clause_head: Node, head: Node) -> bool:
    if clause_head.dep == "relcl":
        return not _own_subject(clause_head)
    return clause_head.dep == "acl" and clause_head.tag in ("VBN", "VBG") and clause_head.i > head.i


def _own_subject(verb: Node) -> bool:
    subject = written_subject(verb)
    return subject is None or subject.tag not in ("WP", "WDT")


def _predicate_subject(head: Node) -> Node | None:
    """The verb whose subject the node is, directly or as the antecedent of a relative pronoun."""
    if is_subject(head) and not any(c.tag == "POS" for c in head.children):
        return head.head  # not "China’s “expanding” influence should …", misread
    return None


def copulas(tree: Tree, head: Node) -> Iterator[Found]:
    """What copulas say of it: "is one of the staunchest allies of Putin", "he remains unrepentant", "who is …"."""
    verbs = [c for c in head.children if c.dep == "relcl" and not _own_subject(c)]
    subject_of = _predicate_subject(head)
    if subject_of is not None:
        verbs += [v for v in coordinated(subject_of) if v is subject_of or written_subject(v) is None]
    for verb in verbs:
        if verb.lemma not in _COPULAS or verb.child("expl") is not None or _after_colon(tree, head, verb):
            continue
        if _is_unreal(verb) or _is_of_the_deed(head, verb):
            continue
        for what in (c for c in verb.children if c.dep in {"attr", "acomp", "oprd"} and c.i > verb.i):
            for part in coordinated(what):
                if part.pos == "PROPN" and part.child("det", "amod", "poss") is None:
                    continue  # "I am Jane Smith"
                if part.pos == "NUM" and part.child("prep") is None:
                    continue
                if part.pos == "ADJ" and _is_passing(verb):
                    continue  # "when she was very young"
                if part.pos == "ADJ" and part.lemma.lower() in trivial():
                    continue  # "able to", "ready to", "likely to" say what may be, not what one is
                first, last = noun_phrase(tree, part)
                yield Found(first, last, part, "copula", _negated(verb))


def _is_passing(verb: Node) -> bool:
    """Whether the clause only tells when something else was: what one was then is no lasting quality."""
    return verb.dep == "advcl" and any(c.lower in ("when", "while", "until", "once") for c in verb.lefts)


def _is_of_the_deed(head: Node, verb: Node) -> bool:
    """Whether it is said of a deed: "Democrats wanting witnesses is a sign"; Democrats are no sign."""
    return verb.tag == "VBZ" and head.tag in ("NNS", "NNPS") and head.child("acl") is not None


def _is_unreal(verb: Node) -> bool:
    """Whether the copula is not asserted:

    "if he were guilty", "time for them to be responsible", "is allegedly a thief".
    """
    if clauses.is_left_open(verb) or any(c.lower in _CONDITIONS for c in verb.lefts if c.dep in ("mark", "advmod")):
        return True
    if verb.dep == "acl" and any(c.dep == "mark" and c.lower in _CONDITIONS for a in _few(verb, 2) for c in a.lefts):
        return True  # "even if there was proof that he was guilty"
    if any(n.lower == "how" for c in verb.lefts for n in (c, *c.children)):
        return True  # "asked how far they are willing to go"
    helping = auxiliaries(verb)
    if "would" in helping and any(c.dep == "advcl" and _is_conditional(c) for c in verb.children):
        return True  # "would be funny if it were not so sad"
    if not group("auxiliaries of duty").isdisjoint(helping):
        return True  # "should become more diverse"
    hoped = verb.head.lemma in ("hope", "wish")
    if verb.dep == "ccomp" and (hoped or (helping and verb.head.lemma in certainty("verb", "demand"))):
        return True  # "hoped that she would be true to her word"
    infinitive = "to" in helping
    return infinitive and verb.head.lemma not in _SEEMING


def _is_conditional(verb: Node) -> bool:
    return any(c.dep == "mark" and c.lower in _CONDITIONS for c in verb.lefts)


def quality_copulas(tree: Tree, head: Node) -> Iterator[Found]:
    """What copulas say of a quality, deed or word of somebody's: "Her tenure was ineffective at best"."""
    noun = head.head
    if head.dep != "poss" or not is_subject(noun) or noun.lemma not in qualities():
        return
    verb = noun.head
    if verb.lemma not in _COPULAS or verb.child("expl") is not None or _is_unreal(verb):
        return
    for what in (c for c in verb.children if c.dep in {"attr", "acomp", "oprd"} and c.i > verb.i):
        if what.pos in ("ADJ", "NOUN") and what.lemma.lower() not in trivial():
            _, last = noun_phrase(tree, what)
            first = noun if last.i - noun.i < LONGEST else noun_phrase(tree, what)[0]
            yield Found(first, last, what, "possessed", _negated(verb))


def _after_colon(tree: Tree, subject: Node, verb: Node) -> bool:
    """Whether the node is the speaker before a colon and so not described: "Smith: Brown is wrong"."""
    return any(n.text == ":" for n in tree.nodes[subject.i + 1 : min(verb.i, subject.i + 12)])


def as_phrases(tree: Tree, head: Node) -> Iterator[Found]:
    """What "as" and verbs of naming call it: "portrays him as a stooge", "was branded a traitor", "called him corrupt".

    "portrays him as a stooge", "was branded a traitor", "called him corrupt".
    """
    yield from _acting_as(tree, head)
    yield from _playing(tree, head)
    for clause_ in head.children:
        if clause_.dep == "relcl" and _named_in(clause_):
            yield from _named(tree, clause_)
    verb = head.head
    if head.dep == "pobj":
        yield from _named_of(tree, verb)
        return
    if verb.lemma not in naming_verbs() and verb.dep != "ccomp":
        return
    if is_active_subject(head):
        yield from _small_clause(tree, verb)
        return
    named = head.dep in ("dobj", "dative") or is_passive_subject(head)
    if named and not _is_wish(verb):
        yield from _named(tree, verb)


def _is_wish(verb: Node) -> bool:
    """Whether the clause is a wish: "to make government efficient"."""
    return verb.lemma in _MAKING and bool(auxiliaries(verb))


def _named_in(body: Node) -> bool:
    """Whether a relative clause calls somebody something: "who are viewed as frauds"."""
    if body.lemma not in naming_verbs():
        return False
    target = passive_subject(body) if is_passive(body) else body.child("dobj")
    if target is None or target.tag not in ("WP", "WDT"):
        return False
    return any(c.dep == "oprd" or (c.dep == "prep" and c.lower in _AS) for c in body.rights)


_AS = frozenset({"as", "like"})


def _named(tree: Tree, verb: Node) -> Iterator[Found]:
    """What a verb of naming calls its object."""
    for child in verb.children:
        if child.dep in ("oprd", "attr") and child.i > verb.i:
            yield from _described(tree, child, verb)
        elif child.dep == "prep" and child.lower in _AS and child.child("pobj", "amod", "pcomp") is not None:
            yield from _described(tree, child.children[0], verb)


def _named_of(tree: Tree, preposition: Node) -> Iterator[Found]:
    """What phrases with "of" and "to" call it: "referred to him as a crook", "his characterization of her as a crook".

    "referred to him as a crook", "his characterization of her as a crook".
    """
    above = preposition.head
    if not (preposition.lower == "to" and above.lemma == "refer") and not (
        preposition.lower == "of" and above.lemma in _PORTRAYALS
    ):
        return
    for child in above.rights:
        if child.dep == "prep" and child.lower == "as" and child.i > preposition.i:
            what = child.child("pobj", "amod")
            if what is not None and what.pos != "PROPN":
                yield from _described(tree, what, above)


_PORTRAYALS = group("portrayals")


def _acting_as(tree: Tree, head: Node) -> Iterator[Found]:
    """What somebody acts or serves as: "She served as his adviser", "acting as an attack dog"."""
    verb = head.head
    if not is_active_subject(head) or verb.lemma not in _ACTING or verb.pos != "VERB":
        return
    for child in verb.rights:
        if child.dep == "prep" and child.lower == "as":
            what = child.child("pobj")
            if what is not None and what.pos == "NOUN" and any(c.dep not in ("det", "cc") for c in what.children):
                yield from _described(tree, what, verb)


_ACTING = frozenset({"act", "serve", "pose", "emerge", "masquerade"})


def _playing(tree: Tree, head: Node) -> Iterator[Found]:
    """Whose part somebody plays: "He should work instead of playing the role of chief cheerleader" says he plays it."""
    top = head.head
    if not is_active_subject(head) or top.pos not in ("VERB", "AUX"):
        return
    for verb in top.subtree():
        part = verb.child("dobj") if verb.lemma in group("playing verbs") else None
        of = next((k for k in part.rights if k.lower == "of"), None) if part is not None else None
        what = of.child("pobj") if of is not None else None
        if part is None or what is None or part.lemma not in group("parts that are played") or what.pos != "NOUN":
            continue
        said = clauses.clause(verb)
        told = said.modality == ASSERTED or (verb.tag == "VBG" and verb.dep == "pcomp")
        if said.subject is head and told:
            first, last = noun_phrase(tree, what)
            yield Found(first, last, what, "as-phrase", said.negated and verb.dep != "pcomp")


def _small_clause(tree: Tree, verb: Node) -> Iterator[Found]:
    """The name in a small clause that the parser makes of object and name: "called [him a liar]"."""
    above = verb.head
    if verb.dep != "ccomp" or above.lemma not in naming_verbs():
        return
    if above.lemma in _MAKING and "to" in auxiliaries(above):
        return  # "wants to make America great"
    if verb.pos in ("NOUN", "ADJ") and above.i < verb.i:
        yield from _described(tree, verb, above)


def _described(tree: Tree, what: Node, verb: Node) -> Iterator[Found]:
    for part in coordinated(what):
        if part.lower in group("adjectives of prepositions"):
            continue  # "recognised them pursuant to the act"
        if part.pos in {"NOUN", "ADJ", "PROPN", "VERB"} or (part.pos == "NUM" and part.child("prep") is not None):
            first, last = noun_phrase(tree, part)
            yield Found(first, last, part, "as-phrase", _negated(verb))


def _negated(verb: Node) -> bool:
    """Whether it is denied, in its clause or above ("refused to call him a liar"), or presented as false."""
    return clauses.clause(verb).negated or _is_refuted(verb)


def _is_refuted(verb: Node) -> bool:
    """Whether the text rejects it: "falsely portrayed", "propaganda that paints him as", "despite claims that he is".

    "falsely portrayed", "propaganda that paints him as", "despite claims that he is".
    """
    if any(c.lower in group("refuting adverbs") for c in verb.children if c.dep == "advmod"):
        return True
    noun = next((a for a in _few(verb, 2) if a.pos in ("NOUN", "PROPN")), None)
    if noun is None or (verb.dep not in _CONTENT and verb.dep != "relcl"):
        return False
    if noun.lemma in group("refuting nouns") or any(c.lemma in group("refuting nouns") for c in noun.lefts):
        return True
    if noun.lemma not in group("claiming nouns") or noun.dep != "pobj":
        return False
    return any(a.lower in group("refuting prepositions") for a in _few(noun, 2))


def _few(node: Node, most: int = 4) -> list[Node]:
    found = []
    for ancestor in node.ancestors():
        found.append(ancestor)
        if len(found) == most:
            break
    return found


@cache
def _reporting() -> frozenset[str]:
    """Verbs for saying and thinking."""
    said = {row["cue"] for row in table("reporting-verbs") if row["pos"] == "VERB"}
    return frozenset(said | thought_verbs())
