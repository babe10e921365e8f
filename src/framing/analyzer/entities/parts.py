"""Links unnamed people of an article to named ones by their part in the event and by their age.

The headline says "Man kills three", then comes "the gunman", and at last a name and an age. If only one person in the
article shoots or is arrested, "the suspect" is that person; if only one is 35, so is "a 35-year-old man".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from framing.analyzer.entities.mentions import NAME, NOMINAL, Candidate, Referent
from framing.language.actors import noun
from framing.language.clause import Clause
from framing.language.clauses import clause
from framing.language.cues import cues
from framing.language.deeds import age_behind, ages_said, can_be_anyone, part_named, part_of
from framing.language.subjects import is_subject, verb_done_by
from framing.language.tree import Node, Tree
from framing.language.words import group

_NEW = group("others")
_PARTS = ("doer", "victim")
_LEAD = 2  # sentences: headline and lead
_LONG_BEFORE = 8  # sentences
_DEFINITE, _INDEFINITE = frozenset({"the"}), frozenset({"a", "an"})


def link_parts(tree: Tree, referents: Sequence[Referent]) -> None:
    """Move the mentions of unnamed people to the referent with their age or their part in the event."""
    people = [r for r in referents if r.label == "PERSON" and r.number == "s" and r.mentions]
    unnamed = [r for r in people if not r.has_name()]
    if not unnamed or len(people) < 2:
        return
    _by_age(tree, people)
    _by_article(people)
    told = {id(r): _parts(r) for r in people if r.mentions}
    for part in _PARTS:
        bearers = [r for r in people if r.mentions and part in told[id(r)]]
        _by_part(bearers, part)


# ---------------------------------------------------------------------------------------------------- age
def _by_age(tree: Tree, people: Sequence[Referent]) -> None:
    aged: dict[int, list[Referent]] = defaultdict(list)
    for referent in people:
        for age in {a for m in referent.mentions for a in _ages(tree, m)}:
            aged[age].append(referent)
    for _, same in sorted(aged.items()):
        named = [r for r in same if r.has_name()]
        rest = [r for r in same if not r.has_name()]
        target = named[0] if len(named) == 1 else rest[0] if rest and not named else None
        for other in rest:
            if target is not None and other is not target and other.mentions and _agree(target, other):
                target.take_over(other, "description")


def _ages(tree: Tree, m: Candidate) -> Iterable[int]:
    if m.kind == NOMINAL:
        yield from ages_said(m.text(tree))
    elif m.kind == NAME:
        age = age_behind(tree.text, m.last.end)
        if age:
            yield age


# ------------------------------------------------------------------------------------------------ article
def _by_article(people: Sequence[Referent]) -> None:
    """Link "a lawyer for the nurses" to "the lawyer, Ines Duarte", which names her: the only lawyer told of before."""
    for target in (r for r in people if r.has_name()):
        for m in [m for m in target.mentions if _is_presented(m)]:
            before = [r for r in people if r.mentions and not r.has_name() and _is_one_before(r, m)]
            if len(before) == 1 and _agree(target, before[0]):
                target.take_over(before[0], "description")


def _is_presented(m: Candidate) -> bool:
    """Whether it is "the lawyer" with a name beside it."""
    return m.kind == NOMINAL and m.link == "apposition" and m.head.tag in ("NN", "NNP") and _has(m.head, _DEFINITE)


def _is_one_before(referent: Referent, m: Candidate) -> bool:
    """Whether the referent was brought in as "a lawyer" not long before, and for nobody else than the lawyer is."""
    first = referent.mentions[0]
    if first.kind != NOMINAL or noun(first.head) != noun(m.head) or not _has(first.head, _INDEFINITE):
        return False
    if not is_subject(first.head) or first.head.head.lemma not in cues("VERB"):
        return False  # only who speaks is surely brought in so
    near = first.head.i < m.head.i and m.head.sent - first.head.sent <= _LONG_BEFORE
    one, other = _for_whom(first.head), _for_whom(m.head)
    return near and (not one or not other or not one.isdisjoint(other))


def _has(node: Node, articles: frozenset[str]) -> bool:
    return any(k.dep == "det" and k.lower in articles for k in node.lefts)


def _for_whom(node: Node) -> frozenset[str]:
    """Words for whom or what somebody is somebody: "a lawyer for the nurses"."""
    objects = (k.child("pobj") for k in node.rights if k.dep == "prep" and k.lower in ("for", "of", "at", "with"))
    return frozenset(o.lemma.lower() for o in objects if o is not None)


# --------------------------------------------------------------------------------------------------- part
def _parts(referent: Referent) -> frozenset[str]:
    """The part of each referent. The doer of a crime who is shot in the end remains its doer."""
    found = {part for m in referent.mentions for part in _of_mention(m)}
    return frozenset({"doer"} if "doer" in found else found)


def _of_mention(m: Candidate) -> Iterable[str]:
    head = m.head
    if m.kind == NOMINAL:
        yield part_named(noun(head))
    predicate = head.head
    if is_subject(head):
        yield _as_subject(clause(predicate))
    elif head.dep == "dobj" and not head.lower.endswith("self"):
        yield part_of(_verb(predicate), "patient")
    elif (done := verb_done_by(head)) is not None:
        yield part_of(_verb(done), "agent")
    for below in head.children:
        if below.i > head.i and below.dep in ("acl", "relcl") and (said := clause(below)).subject is head:
            yield _as_subject(said)


def _as_subject(said: Clause) -> str:
    """The part that the subject of a clause has; the one who did not do it has none."""
    if said.negated and not said.passive:
        return ""
    return part_of(_verb(said.verb), "patient" if said.passive else "agent")


def _verb(node: Node) -> str:
    particle = node.child("prt")
    return f"{node.lemma} {particle.lower}" if particle is not None else node.lemma


def _by_part(bearers: Sequence[Referent], part: str) -> None:
    """Link people from headline or lead, or with a noun for the part, to the only other one with that part."""
    for other in bearers:
        if other.has_name() or not other.mentions or not (_opens(other) or _is_called(other, part)):
            continue
        rest = [r for r in bearers if r is not other and r.mentions]
        if len(rest) == 1 and _agree(rest[0], other) and _sure(rest[0], part) and _callings_agree(rest[0], other):
            rest[0].take_over(other, "description")


def _sure(referent: Referent, part: str) -> bool:
    """Whether the part is certain enough to give an unnamed person a name: the article must mention it twice."""
    return not referent.has_name() or sum(part in _of_mention(m) for m in referent.mentions) > 1


def _callings_agree(one: Referent, other: Referent) -> bool:
    """Whether the unnamed have nouns that fit anyone, or the same nouns: an officer is not the prosecutor."""
    nouns = [{noun(m.head) for m in r.mentions if m.kind == NOMINAL} for r in (one, other)]
    unnamed = nouns if not one.has_name() else nouns[1:]
    shared = nouns[1] & (nouns[0] | one.roles.keys())
    return all(n in shared or can_be_anyone(n) for said in unnamed for n in said)


def _opens(referent: Referent) -> bool:
    return referent.mentions[0].head.sent < _LEAD


def _is_called(referent: Referent, part: str) -> bool:
    """Whether a definite noun names the part: "the gunman"."""
    return any(
        m.kind == NOMINAL
        and part_named(noun(m.head)) == part
        and any(k.dep == "det" and k.lower in ("the", "this") for k in m.head.children)
        for m in referent.mentions
    )


# ---------------------------------------------------------------------------------------------- agreement
def _agree(target: Referent, other: Referent) -> bool:
    """Whether the two can be one: no other gender, no word for somebody else, and not both in one clause."""
    if target.gender and other.gender and target.gender != other.gender:
        return False
    if any(k.lower in _NEW for m in other.mentions if m.kind == NOMINAL for k in m.head.children):
        return False
    clauses = {id(m.head.head) for m in target.mentions}
    return not any(id(m.head.head) in clauses for m in other.mentions)
