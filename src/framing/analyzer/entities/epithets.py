"""Links people without a name to the only person of the article whom the words fit: titles, epithets, headline names.

The headline says "Hero cop cleared", the lead "A police officer was acquitted", the next sentence "Kyle Brandt, 34,
had faced eleven years", a later one "The decorated officer wept". The rules, in order of trust: who is named right
after the lead; whose calling is alike; whose deed the headline tells. More than one who fits is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.analyzer.entities.described_people import are_opposed
from framing.analyzer.entities.mentions import NAME, NOMINAL, PRONOUN, Candidate, Referent, first_of_body
from framing.language import people
from framing.language.actors import actors, is_kin, noun
from framing.language.clauses import clause
from framing.language.cues import cues
from framing.language.deeds import age_behind, can_be_anyone, kinds_of_deed, part_of
from framing.language.subjects import is_subject, passive_subject, verb_done_by
from framing.language.tree import Node, Tree
from framing.language.whereabouts import are_apart
from framing.language.words import determiners, group, kin

_NEW = group("others")
_SECOND = group("seconds")
_NEAR = 3  # sentences between a description and whom it describes
_LEAD = 2  # sentences of the text below the headline
_HEADS = group("heads of a field")
_PLAIN = group("plain modifiers of heads") | group("rank words") | group("words of time and age")
_RANKS = group("forms of address for rank")
_MARKS = frozenset({"``", "''"})
_POINTING = frozenset({"the", "this", "that"})


def link_epithets(tree: Tree, referents: Sequence[Referent]) -> None:
    """Move the mentions of unnamed people to the referent that they describe."""
    everyone = [r for r in referents if r.label == "PERSON" and r.number == "s" and r.mentions]
    unnamed = [r for r in everyone if _is_described(r)]
    named = [r for r in everyone if r.has_name()]
    if not unnamed or len(everyone) < 2:
        return
    body = first_of_body(tree)
    for other in unnamed:
        if any(m.head.sent == body for m in other.mentions):
            _move(other, _named_after(tree, other, everyone, body))
    for other in unnamed:
        if other.mentions and other.mentions[0].head.sent >= body:
            _move(other, _only_one(other, named) or _speaking_on(tree, other, named, body))
    for other in unnamed:
        if other.mentions and other.mentions[0].head.sent < body:
            _move(other, _in_lead(other, everyone, body))


def _is_described(r: Referent) -> bool:
    """Whether only common nouns and pronouns mean the person, and no word that says it is somebody else."""
    nouns = [m for m in r.mentions if m.kind == NOMINAL]
    if not nouns or r.has_name():
        return False
    words = {k.lower for m in nouns for k in m.head.children}
    owned = any(
        k.dep == "poss" and not (k.pos == "PROPN" and r.countries)  # "Norland's strongman"
        for m in nouns
        if m.head.lower not in _RANKS
        for k in m.head.lefts
    )
    return not words & _NEW and not owned


# -------------------------------------------------------------------------------------------------- named next
def _named_after(tree: Tree, other: Referent, everyone: Sequence[Referent], body: int) -> Referent | None:
    """Whom the sentence after the lead names with an age or a calling: "A trader was jailed. Martin Hale, 38, had …".

    The lead must tell of nobody else, and who is named must be new there and no source.
    """
    first = next(m for m in other.mentions if m.head.sent >= body)
    lead = first.head.sent
    beside = [m for r in everyone if r is not other for m in r.mentions if m.head.sent == lead]
    if (
        any(m.kind == NAME or m.head.head is first.head.head for m in beside)
        or not _is_argument(first.head)
        or _is_owner(first.head)
    ):
        return None
    later = [
        (m.first.i, m, r)
        for r in everyone
        for m in r.mentions
        if m.kind == NAME and lead < m.head.sent <= lead + 1 and len(m.parts) > 1 and is_subject(m.head)
    ]
    if len(later) != 1:
        return None
    _, name, who = later[0]
    if who.mentions[0].first.sent < name.first.sent and who.mentions[0].first.sent >= body:
        return None
    verb = name.head.head
    cue = cues("VERB").get(verb.lemma)
    source = cue is not None and bool(cue.frames & {"quote", "clause"}) and passive_subject(verb) is None
    if not _agree(other, who) or not _callings_agree(other, who, strict=source):
        return None
    told = bool(age_behind(tree.text, name.last.end)) or bool(who.roles) or bool(_deeds(other) & _deeds(who))
    return who if told and not _parts_differ(other, who) else None


# -------------------------------------------------------------------------------------------------- the headline
def _in_lead(other: Referent, everyone: Sequence[Referent], body: int) -> Referent | None:
    """Whom the headline means: the only one of the lead who has the calling, or of whom the same deed is told."""
    near = [
        r
        for r in everyone
        if r is not other
        and r.mentions
        and any(body <= m.head.sent < body + _LEAD and _is_argument(m.head) for m in r.mentions)
        and r.mentions[0].head.sent >= body - 1
    ]
    near = [r for r in near if _agree(other, r)]
    told = _deeds(other)
    same = [r for r in near if told & _deeds(r) and _callings_agree(other, r, strict=False)]
    alike = [r for r in near if _callings_agree(other, r, strict=True)]
    both = [r for r in same if r in alike]
    for fits in (both, alike if not same else [], same):
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


# -------------------------------------------------------------------------------------------------- epithets
def _only_one(other: Referent, named: Sequence[Referent]) -> Referent | None:
    """The only person with a calling like that of "the strongman"; else the subject of the sentence before.

    He must be mentioned shortly before, and that sentence must name nobody else.
    """
    if not all(_is_pointed(m.head) for m in other.mentions if m.kind == NOMINAL):
        return None
    fits = [r for r in named if _agree(other, r) and _callings_agree(other, r, strict=True)]
    near = [r for r in fits if _is_shortly_before(r, other.mentions[0])]
    if len(fits) == 1:
        return near[0] if near else None
    sent = other.mentions[0].head.sent - 1
    there = [r for r in named if any(m.head.sent == sent for m in r.mentions)]
    if len(there) != 1 or not any(m.head.sent == sent and is_subject(m.head) for m in there[0].mentions):
        return None
    if fits:
        return there[0] if there[0] in fits else None
    loosely = _agree(other, there[0]) and _callings_agree(other, there[0], strict=True, loose=True)
    return there[0] if loosely else None


def _speaking_on(tree: Tree, other: Referent, named: Sequence[Referent], body: int) -> Referent | None:
    """Who is told of right before an epithet that speaks: "Kosta refused. “We ask for no favour,” the firebrand said."

    The last sentence that names anybody names one person, or one without a calling as its subject beside others with
    one. A judge or a neighbour is somebody else.
    """
    first = other.mentions[0]
    head, sent = first.head, first.head.sent
    cue = cues("VERB").get(head.head.lemma)
    if first.kind != NOMINAL or not is_subject(head) or cue is None or "quote" not in cue.frames:
        return None
    if not _is_pointed(head) or not _is_epithet(head) or not any(n.tag in _MARKS for n in tree.sentences[sent]):
        return None
    for before in range(sent - 1, max(body, sent - _NEAR) - 1, -1):
        there = [r for r in named if any(m.head.sent == before and m.kind == NAME for m in r.mentions)]
        if not there:
            continue
        told = [r for r in there if any(m.head.sent == before and _is_told_of(m.head) for m in r.mentions)]
        if len(there) > 1:
            told = [r for r in told if not r.roles]
            if any(not r.roles for r in there if r not in told):
                return None
        return told[0] if len(told) == 1 and _agree(other, told[0]) else None
    return None


def _is_epithet(head: Node) -> bool:
    """Whether the noun tells what somebody is like, or was: "the firebrand", "the former nurse", "the 61-year-old"."""
    if noun(head) in group("epithets of one who speaks") or head.lower.endswith("year-old"):
        return True
    return any(k.lower in group("words before an epithet") for k in head.lefts)


def _is_told_of(head: Node) -> bool:
    """Whether the sentence is about it: its subject, or the name beside it ("One of them, Ida Roth, was moved")."""
    return is_subject(head) or (head.dep == "appos" and is_subject(head.head))


def _is_shortly_before(r: Referent, first: Candidate) -> bool:
    return any(0 < first.head.sent - m.head.sent <= _NEAR for m in r.mentions)


def _is_pointed(head: Node) -> bool:
    """Whether the noun is definite and nothing after it introduces somebody: "the strongman", "the father of three"."""
    if head.lower in _RANKS:
        return any(k.dep == "poss" and k.pos == "PRON" for k in head.lefts)
    if not any(k.dep == "det" and k.lower in _POINTING for k in head.lefts):
        return False
    behind = [k for k in head.rights if k.dep in ("acl", "prep") or (k.dep == "relcl" and not _is_set_off(head, k))]
    of = behind[0].child("pobj") if len(behind) == 1 and behind[0].lower == "of" else None
    return not behind or (is_kin(head) and of is not None and of.pos == "NUM")


def _is_set_off(head: Node, clause_: Node) -> bool:
    """Whether a comma sets the relative clause off, which then tells more of somebody known."""
    return any(k.text == "," and head.i < k.i < clause_.i for k in (*head.rights, *clause_.lefts))


# -------------------------------------------------------------------------------------------------- agreement
def _callings(r: Referent) -> set[str]:
    return {noun(m.head) for m in r.mentions if m.kind == NOMINAL}


def _callings_agree(other: Referent, who: Referent, *, strict: bool, loose: bool = False) -> bool:
    """Whether each noun of the unnamed one fits: said of the other too, a like calling, or one that anybody may have.

    Args:
        strict: a noun that anybody may have is not enough, and neither is it that nothing is known of the other.
    """
    roles = {role for role in (*who.roles, *_callings(who)) if role in actors()}
    for calling in _callings(other):
        like = {role for role in roles if people.are_like_callings(role, calling)}
        if any(_is_of_kind(other, calling, who, role) for role in like):
            continue
        anybodys = people.is_anybodys(calling) or calling in kin()  # "the father of three"
        if loose and anybodys and not any(people.plain(role) in people.offices() for role in roles):
            continue
        if like or strict or any(not can_be_anyone(r) and not people.is_anybodys(r) for r in roles):
            return False
    return True


def _is_of_kind(other: Referent, calling: str, who: Referent, role: str) -> bool:
    """Whether the words before both nouns agree: not "the junta leader" and "the rebel commander".

    A leader, chief or head is one of something, and then has to be one of the same.
    """
    theirs = who.roles.get(role, frozenset())
    if are_opposed(other.modifiers, theirs) or (calling == role and other.modifiers & _SECOND != theirs & _SECOND):
        return False
    mine, theirs = _kinds(other), (theirs | _before_names(who)) - _PLAIN
    if not theirs:
        return True
    return bool(mine & theirs) if mine else calling == role or role not in _HEADS  # "the embattled minister"


def _before_names(who: Referent) -> frozenset[str]:
    """Nouns before the name that are no calling: "rebel" of "Rebel commander Idris Kone"."""
    return frozenset(
        k.lower
        for m in who.mentions
        if m.kind == NAME
        for k in m.head.lefts
        if k.dep in ("compound", "nmod") and k.i < m.first.i and noun(k) not in people.offices()
        if people.plain(k.text) not in people.titles() and people.plain(k.text) not in people.offices()
    )


def _kinds(r: Referent) -> frozenset[str]:
    """Nouns before the noun: "junta" of "the junta leader"."""
    return frozenset(
        k.lemma.lower()
        for m in r.mentions
        if m.kind == NOMINAL
        for k in m.head.lefts
        if k.text.islower() and ((k.dep in ("compound", "nmod") and k.pos in ("NOUN", "PROPN")) or k.lower in actors())
    )


def _agree(one: Referent, other: Referent) -> bool:
    """Whether nothing contradicts: gender, country or town, and no sentence that tells of both."""
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if are_apart(one.countries, other.countries) or are_apart(one.seats | one.countries, other.seats | other.countries):
        return False
    return not any(
        m.head.sent == o.head.sent and not _is_said_of_self(m, o) for m in one.mentions for o in other.mentions
    )


def _is_said_of_self(speaker: Candidate, o: Candidate) -> bool:
    """Whether it is "he" in what the other says, who may be the same: "The officer said he had been lucky"."""
    verb = speaker.head.head
    return (
        o.kind == PRONOUN
        and is_subject(speaker.head)
        and verb in o.head.ancestors()
        and verb.child("ccomp") is not None
    )


def _is_argument(head: Node) -> bool:
    return is_subject(head) or head.dep in ("dobj", "ROOT", "dep")


def _is_owner(head: Node) -> bool:
    return any(k.text in ("'s", "’s") for k in head.rights)


# -------------------------------------------------------------------------------------------------- deeds
def _deeds(r: Referent) -> set[str]:
    return {kind for m in r.mentions if m.kind != PRONOUN for kind in _told(m.head)}


def _told(head: Node) -> Iterator[str]:
    """Kinds of the deeds that the clause tells of the person, as who does them or to whom they are done."""
    if is_subject(head) or head.dep == "dobj":
        yield from sorted(_kinds_of(head.head))
    elif (done := verb_done_by(head)) is not None:
        yield from sorted(_kinds_of(done))
    for below in head.children:
        if below.i > head.i and below.dep in ("acl", "relcl"):
            yield from sorted(_kinds_of(below))


def _kinds_of(verb: Node) -> frozenset[str]:
    particle = verb.child("prt")
    said = kinds_of_deed(verb.lemma)
    return said | kinds_of_deed(f"{verb.lemma} {particle.lower}") if particle is not None else said


def _parts_differ(one: Referent, other: Referent) -> bool:
    """Whether one does harm and the other suffers it."""
    parts = [{part for m in r.mentions if m.kind != PRONOUN for part in _parts(m.head)} - {""} for r in (one, other)]
    return bool(parts[0]) and bool(parts[1]) and not parts[0] & parts[1]


def _parts(head: Node) -> Iterator[str]:
    if is_subject(head):
        said = clause(head.head)
        yield part_of(head.head.lemma, "patient" if said.passive else "agent")
    elif head.dep == "dobj":
        yield part_of(head.head.lemma, "patient")


def _move(other: Referent, target: Referent | None) -> None:
    if target is None or target is other:
        return
    target.take_over(other, "description")
    for role, words in other.roles.items():
        target.describe(role, words - determiners())
