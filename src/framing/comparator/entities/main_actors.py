"""The main actors of a story, each with the most telling things that every source says of them.

What the source calls an actor in its own words comes first, then deeds by and to the actor that say something about
the actor, then what others call the actor. What says little ("Councillor", "said") is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from framing.comparator.entities.antecedents import Antecedents
from framing.comparator.sentences.evidence import Places
from framing.language.deeds import telling_kind
from framing.language.descriptions import telling
from framing.language.phrases import clause
from framing.language.subjects import active_subject, auxiliaries, by_whom, is_passive, is_subject, written_subject
from framing.language.tree import Node, Tree
from framing.language.words import group, months, pronoun_forms, weekdays
from framing.measures import verdict
from framing.model import ComparedEntity, Descriptor, Evidence, MainActor, Portrait, RoleUse, Sketch, Trait, Voice

_ACTING = frozenset({"PERSON", "ORG", "GROUP", "NORP"})
_MOST = 8  # actors
_LOOKED_AT = 25  # entities, the most salient
_CALLED, _DEEDS, _OTHERS = 2, 2, 1  # traits of a kind in a sketch
_TELLING = 0.5  # how much a descriptor says at the least
_WORTH = {"harsh": 0.7, "kind": 0.65, "stand": 0.55}  # how telling a deed is, by its kind
_WHOLE = 0.1  # what an object or complement adds
_FEWEST = 2  # words of a deed that is shown
_SHORT = 3  # words up to which it says little
_LONGEST = 18  # tokens of a deed with what somebody is made to do
_DOER = 5  # words of somebody who does a deed to the actor
_LITTLE = frozenset({"ADP", "DET", "NUM", "ADV", "PUNCT", "PART", "PRON"})
_SHARED = 0.5  # what it counts where only one source has something telling


class _Rated(Struct, frozen=True):
    worth: float
    trait: Trait
    verb: str = ""  # lemma of a deed


def main_actors(
    at: Sequence[Places], trees: Sequence[Tree], entities: Sequence[ComparedEntity]
) -> tuple[MainActor, ...]:
    """The people, bodies and groups of which several sources say something telling, the main ones first.

    Args:
        trees: of the articles, in the same order.
    """
    number = {p.analysis.article.id: n for n, p in enumerate(at)}
    meant = [Antecedents(p.analysis, tree) for p, tree in zip(at, trees, strict=True)]
    found: list[tuple[float, int, MainActor]] = []
    for k, entity in enumerate(entities[:_LOOKED_AT]):
        if len(entity.portraits) < 2 or not (_has_name(entity) or _has_verdict(entity)):
            continue
        rated = {
            p.article: _traits(p, entity, at[number[p.article]], trees[number[p.article]], meant[number[p.article]])
            for p in entity.portraits
        }
        full = sum(bool(some) for some in rated.values())
        named = any(r.trait.kind == "called" for some in rated.values() for r in some)
        if not full or (entity.label not in _ACTING and not named):
            continue
        worth = sum(max((r.worth for r in some), default=0.0) for some in rated.values()) / len(rated)
        sketches = tuple(
            Sketch(p.article, p.source, tuple(r.trait for r in rated[p.article]))
            for p in sorted(entity.portraits, key=lambda p: number[p.article])
        )
        order = entity.salience + worth * (1.0 if full > 1 else _SHARED)
        found.append((-order, k, MainActor(entity.id, entity.name, entity.label, sketches)))
    return tuple(actor for _, _, actor in sorted(found, key=lambda f: f[:2])[:_MOST])


def _has_name(entity: ComparedEntity) -> bool:
    return any(m.kind == "name" for m in entity.mentions)


def _has_verdict(entity: ComparedEntity) -> bool:
    """Whether a source lets it come out well or badly: police have no name, and are judged all the same."""
    return any(verdict(p.evaluation) in ("positive", "negative") for p in entity.portraits)


def _traits(portrait: Portrait, entity: ComparedEntity, place: Places, tree: Tree, meant: Antecedents) -> list[_Rated]:
    """The most telling traits of each kind; no words stand in two of them.

    What hangs on a "he" or "she" that may be somebody else is left out.
    """
    sentences = {d.sentence for d in portrait.descriptors} | {r.sentence for r in portrait.roles}
    doubtful = {k for k in sentences if meant.are_doubtful(portrait.entity, k)}
    own = [d for d in portrait.descriptors if d.voice is Voice.OWN and not d.negated and d.sentence not in doubtful]
    shown = _best(_called(own, entity, place), _CALLED, ())
    deeds = [
        r for r in portrait.roles if r.voice is Voice.OWN and r.modality == "asserted" and r.sentence not in doubtful
    ]
    shown += _best(_deeds(deeds, place, tree), _DEEDS, shown)
    said = [d for d in portrait.descriptors if d.voice in _SAID and d.speaker and d.speaker != entity.name]
    said = [d for d in said if d.sentence not in doubtful and not _is_of_doubtful_speaker(d, place, meant)]
    return shown + _best(_called(said, entity, place, "others"), _OTHERS, shown)


def _is_of_doubtful_speaker(label: Descriptor, place: Places, meant: Antecedents) -> bool:
    """Whether the one who calls the actor so is only "he" or "she", and may be somebody else."""
    said = place.quotation(label.start, label.end)
    speaker = said.speaker_entity if said is not None else None
    if said is None or speaker is None or (said.speaker_words or "").lower() not in pronoun_forms():
        return False
    return meant.are_doubtful(speaker, place.sentence(said.speaker_start or said.start))


_SAID = frozenset({Voice.DIRECT, Voice.INDIRECT})


def _best(found: Iterable[_Rated], most: int, before: Sequence[_Rated]) -> list[_Rated]:
    """The best of them that share no place and no content word with those before, in text order of equals."""
    chosen: list[_Rated] = []
    for one in sorted(found, key=lambda r: (-r.worth, r.trait.place.start)):
        others = [*before, *chosen]
        told = any(_overlap(one.trait.place, o.trait.place) or (one.verb and one.verb == o.verb) for o in others)
        if len(chosen) < most and not told:
            chosen.append(one)
    return chosen


def _overlap(one: Evidence, other: Evidence) -> bool:
    """Whether two places overlap, or the words of one are those of the other."""
    mine, theirs = one.text.casefold().split(), other.text.casefold().split()
    return (one.start < other.end and other.start < one.end) or set(mine) <= set(theirs) or set(theirs) <= set(mine)


# ------------------------------------------------------------------------------------------------ descriptors
def _called(
    found: Iterable[Descriptor], entity: ComparedEntity, place: Places, kind: str = "called"
) -> Iterator[_Rated]:
    """The descriptors that say more than an office, rated."""
    names = {w.casefold() for w in entity.name.split()}
    for d in found:
        start = place.opening(d)
        shown = place.evidence(start, d.end)
        is_clause = d.relation == "relative clause"
        if is_clause and (entity.label == "PERSON") is not (shown.text.split()[0].lower() == "who"):
            continue
        if is_clause and start == d.start:
            continue
        plain = [w for w in d.text.split() if w.casefold() not in names]
        worth = telling(shown.text, d.relation, d.weight)
        if worth >= _TELLING and len(plain) > 1 and _is_whole(shown.text):
            marked = Evidence(shown.article, shown.source, start, d.end, shown.text, shown.sentence, d.voice, d.speaker)
            yield _Rated(worth, Trait("others" if kind == "others" else "called", marked, d.polarity))


def _is_whole(text: str) -> bool:
    """Whether no quotation was cut in two."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


# ------------------------------------------------------------------------------------------------------ deeds
def _deeds(found: Iterable[RoleUse], place: Places, tree: Tree) -> Iterator[_Rated]:
    """The deeds by and to the actor that say something of the actor, as the source tells them."""
    for role in found:
        side = "agent" if role.role == "agent" else "patient"
        kind = telling_kind(role.verb, side)
        judged = abs(role.polarity.sign) * role.weight
        worth = max(_WORTH[kind] if kind else 0.0, 0.4 + 0.4 * judged if judged >= _TELLING else 0.0)
        verb = _node(tree, role.start) if worth else None
        shown = _shown(verb, side, place, tree) if verb is not None else None
        if shown is not None and shown.voice is Voice.OWN:
            whole = worth + (_WHOLE if len(shown.text.split()) > _SHORT else 0.0)
            yield _Rated(whole, Trait("does" if side == "agent" else "undergoes", shown, role.polarity), role.verb)


def _node(tree: Tree, start: int) -> Node | None:
    i = bisect_left(tree.nodes, start, key=_begins)
    return tree.nodes[i] if i < len(tree.nodes) and tree.nodes[i].start == start else None


def _begins(node: Node) -> int:
    return node.start


def _is_told(verb: Node) -> bool:
    """Whether the clause itself tells the deed, in a finite verb or a participle.

    A purpose, a noun's content and what something else comes before are no deeds that are told: "to finance their
    life", "hedged on backing it", "the case that he obstructed justice", "before he has a chance to meddle".
    """
    helpers = auxiliaries(verb)
    if verb.tag == "VB" and ("to" in helpers or (not helpers and verb.dep not in ("ROOT", "conj"))):
        return False  # "help Republicans win"
    if any(c.dep == "auxpass" and c.tag == "VB" for c in verb.children) and not helpers:
        return False  # "help Republicans get elected"
    if verb.tag == "VBN" and any(c.dep == "mark" and c.lower == "as" for c in verb.lefts):
        return False  # "championed himself as exonerated"
    if verb.dep == "pcomp" and verb.head.lower not in group("prepositions of deeds done"):
        return written_subject(verb) is not None  # "with Governor Ade banning travel"
    if verb.dep in ("acl", "xcomp") and verb.tag == "VBG":
        return False  # "people helping him look into it"
    for node in (verb, *verb.ancestors()):
        if node.dep in ("acl", "ccomp") and node.head.pos == "NOUN" and written_subject(node) is not None:
            return False
        if node.dep == "advcl" and any(c.lower in group("openers of deeds not told") for c in node.lefts):
            return False
    return True


def _readable(tree: Tree, verb: Node, first: Node, last: Node) -> Node | None:
    """Where the words have to end to be read by themselves; None if they cannot.

    What somebody says is not cut ("warned further walkouts" of "warned further walkouts were likely"), and no other
    clause has got into them ("investigating the fire disputed the report"). A clause of a noun is left out as a whole:
    "denounced a ruling declaring the ban void".
    """
    said = verb.child("ccomp")
    if said is not None and (said.i > last.i or any(n.i > last.i and n.pos != "PUNCT" for n in said.subtree())):
        return None
    goal = verb.child("xcomp")
    if goal is not None and goal.i > last.i and goal.pos == "VERB":  # "ordered him, once a minister, to go"
        last = [n for n in goal.subtree() if n.pos != "PUNCT"][-1]
        if last.i - first.i > _LONGEST:
            return None
    if last is not verb and last.pos == "VERB" and any(c.i > last.i for c in last.children):
        part = next((n for n in (last, *last.ancestors()) if n.head is verb), last)
        last = tree.nodes[part.subtree()[0].i - 1]  # "dismissed it as being based" of "as being based on lies"
        if last.i <= verb.i:
            return None
    inside = {n.i for n in verb.subtree()}
    for node in tree.nodes[first.i : last.i + 1]:
        if node.pos != "SPACE" and node.i not in inside:
            return None
        if not is_subject(node) or first.i <= node.head.i <= last.i:
            continue
        above = [n for n in node.ancestors() if verb.i < n.i <= last.i and n.dep in ("acl", "relcl")]
        end = above[-1].subtree()[0].i - 1 if above else verb.i
        return tree.nodes[end] if end > verb.i + 1 else None
    return last


def _some_of_them(verb: Node) -> Node | None:
    """The first word of a subject that is part of the actor only: "22 Democrats backed it", "Ohio Republicans left"."""
    subject = active_subject(verb)
    if subject is None or subject.tag not in ("NNS", "NNPS"):
        return None
    before = [n for n in subject.subtree() if n.i < subject.i]
    if len(before) > _DOER or not any(n.pos not in ("DET", "PUNCT", "SPACE") for n in before):
        return None
    return before[0] if subject.i + 1 >= verb.i - len([c for c in verb.lefts if c.i > subject.i]) else None


def _shown(verb: Node, side: str, place: Places, tree: Tree) -> Evidence | None:
    """The verb with its complements, and who does it if it is done to the actor; None if it says too little."""
    if verb.pos != "VERB" or (side == "agent" and is_passive(verb)) or not _is_told(verb):
        return None
    first, last = clause(tree, verb)
    who = active_subject(verb)
    if who is not None and first.i < who.i < verb.i:  # "Then she promised a review"
        first = next((c for c in verb.lefts if c.i > who.i and c.dep != "punct"), verb)
    end = _readable(tree, verb, first, last)
    if end is None:
        return None
    last = end
    days = {*weekdays(), *months()}
    if side == "patient" and by_whom(verb) is None and (doer := active_subject(verb)) is not None:
        inside = doer.subtree()
        if doer.pos == "PRON" or len(inside) > _DOER or inside[0].i > first.i:
            return None
        first = inside[0]
    if side == "agent" and all(n.pos in _LITTLE or n.lower in days for n in tree.nodes[verb.i + 1 : last.i + 1]):
        return None  # "praised", and nobody knows whom; "cheered on Tuesday"
    thing = verb.child("dobj", "xcomp", "ccomp")
    if side == "agent" and verb.dep == "relcl" and (thing is None or thing.i < verb.i):
        return None  # "the woman whom he beat in last year's election", "those whom he accused of lying"
    if side == "agent" and (some := _some_of_them(verb)) is not None:
        first = some
    text = place.evidence(first.start, last.end)
    if not _is_whole(text.text):
        return None
    if len(text.text.split()) < _FEWEST:
        return None  # "killed", and nobody knows how or by whom
    refused = any(w in group("words for no answer") for w in text.text.lower().split())
    return None if refused else text
