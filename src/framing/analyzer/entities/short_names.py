"""Whom a single surname or given name means."""

from __future__ import annotations

from framing.analyzer.entities.families import JUNIOR, family_of, has_same_gender, is_family, is_in_office
from framing.analyzer.entities.mentions import Candidate, Referent
from framing.language import people
from framing.language.actors import is_kin, is_like_people
from framing.language.deaths import is_charged_with_killing, is_shot, is_told_dead
from framing.language.people import plain
from framing.language.subjects import is_subject
from framing.language.tree import Tree
from framing.language.words import group, months, pronoun_forms, weekdays

_APART = 2  # descriptions between a relative and the name


def link_short_name(tree: Tree, c: Candidate, referents: list[Referent]) -> None:
    """Link a single surname or given name to a bearer who agrees in gender; of two, to the one mentioned last."""
    if len(c.parts) > 1 and not is_family(c):
        match = next((r for r in referents if r.parts == c.parts), None)
    elif (family := family_of(c, referents)) is not None:
        match = family
    else:
        word = c.parts[0] if c.parts else ""
        bearers = [r for r in referents if r.parts]
        fits = [r for r in bearers if people.is_close(_surname(r, word), word) and has_same_gender(r, c)]
        fits = _without_juniors(c, fits, word)
        fits = fits or [r for r in bearers if _is_first_name_of(r, word, c.title) and has_same_gender(r, c)]
        fits = [r for r in fits if _kin(r, word) != "of a namesake"]
        told = people.gender(c.parts, c.title) or (_gender_behind(tree, c) if len(fits) > 1 else "")
        alike = [r for r in fits if told and r.gender == told]  # "Mrs. Bell" is Ida rather than Sam Bell
        agreeing = alike or [r for r in fits if not told or r.gender in ("", told)]
        sure = bool(alike) or is_shot(c.head) or is_told_dead(c.head)  # who mourns the dead introduces them
        match = _titled(c, fits) or _nearest(c, _without_kin(agreeing or fits, word, sure=sure))
    if match is None:
        match = Referent("PERSON")
        match.parts = c.parts
        referents.append(match)
    if match.label == "GROUP":
        match.add(c, "surname")
        return
    match.gender = match.gender or people.gender(c.parts, c.title)
    match.add(c, "name" if len(c.parts) > 1 else "surname")


def _surname(referent: Referent, word: str) -> str:
    """The surname as it is compared with a word: with "Jr." only where the word has it."""
    return referent.parts[-1] if word.endswith(JUNIOR) else referent.parts[-1].removesuffix(JUNIOR)


def _without_juniors(c: Candidate, fits: list[Referent], word: str) -> list[Referent]:
    """Those who are called by the bare surname: the elder, where he is well known or is nobody's father in the text.

    "Donald Trump Jr. spoke. Trump said": the elder. "Kofi Addo Jr. and his father, Kofi Addo": the son or the father.
    """
    juniors = [r for r in fits if r.parts[-1].endswith(JUNIOR)]
    elders = [r for r in fits if r not in juniors]
    known = word.capitalize() in people.public_figures()
    if any(k.lower in group("words for the elder") for k in c.head.lefts):
        return elders or fits
    if not elders and (known or is_in_office(c)):
        return []  # "Donald Trump Jr. wrote. President Trump left": the elder is not named in full
    given = {r.parts[0] for r in juniors if len(r.parts) > 1}
    same = [r for r in elders if len(r.parts) == 1 or r.parts[0] in given]
    return elders if known and same else fits


def _without_kin(fits: list[Referent], word: str, *, sure: bool) -> list[Referent]:
    """Those who are not introduced as a relative of another: all if everybody is.

    "Tomas Brand and his wife, Ana Brand, left. Brand wept": Tomas, for she is called Ana Brand.

    Args:
        sure: something else tells that one of them is meant, so all are kept.
    """
    others = [r for r in fits if not _kin(r, word)]
    return fits if sure or not others else others


def _kin(referent: Referent, word: str) -> str:
    """Whose relative somebody is introduced as: "of somebody", "of a namesake" or "".

    "Mr. Okoro’s father, the Rev. Samuel Okoro": Mr. Okoro is nobody who is named in full there.
    """
    return next((how for m in referent.mentions if (how := _kin_of(m, word))), "")


def _kin_of(c: Candidate, word: str) -> str:
    """Whose relative a name is introduced as: "of somebody" ("his wife, Ana"), "of a namesake" ("Okoro’s father")."""
    beside = [c.head]
    while beside[-1].dep == "appos" and len(beside) <= _APART:
        beside.append(beside[-1].head)  # "Ms. Grant’s son, the rapper Dre Grant"
    beside = beside[1:] + [k for k in c.head.children if k.dep in ("appos", "compound", "nmod")]
    for noun in beside:
        owner = noun.child("poss") if is_kin(noun) else None
        owner = owner or (c.head.child("poss") if is_kin(noun) and noun.dep != "appos" else None)
        if owner is not None:
            return "of a namesake" if plain(owner.text) == word else "of somebody"
    return ""


def _gender_behind(tree: Tree, c: Candidate) -> str:
    """The gender that a pronoun in the clause of a subject tells: "Bell was shot after he fled"; "" if none does."""
    if not is_subject(c.head):
        return ""
    for node in tree.sentences[c.head.sent]:
        if node.i <= c.last.i:
            continue
        form = pronoun_forms().get(node.lower, "")
        if form in ("m", "f"):
            inside = [node, *node.ancestors()]
            bound = c.head.head in inside and all(n.dep != "ccomp" for n in inside[: inside.index(c.head.head)])
            return form if bound else ""
        dated = node.lower in weekdays() or node.lower in months()
        if (node.pos == "PROPN" and not dated) or (node.pos == "NOUN" and is_like_people(node)):
            return ""
    return ""


def _titled(c: Candidate, fits: list[Referent]) -> Referent | None:
    """The bearer of the name who has that title elsewhere: "Vice President Cheney". Mr. and Mrs. decide nothing."""
    role = people.roles().get(plain(c.title), "") if c.title and not people.titles().get(plain(c.title)) else ""
    told = [r for r in fits if any(m.title and people.roles().get(plain(m.title)) == role for m in r.mentions)]
    return told[0] if role and len(fits) > 1 and len(told) == 1 else None


def _is_first_name_of(referent: Referent, word: str, title: str) -> bool:
    """Whether the word is the first of two surnames or, without a title, the given name."""
    given = not title or plain(title) in group("titles before given names") or word not in people.given_names()
    return word in referent.parts[1:-1] or (given and len(referent.parts) > 1 and word == referent.parts[0])


def _nearest(c: Candidate, fits: list[Referent]) -> Referent | None:
    if len(fits) > 1 and is_charged_with_killing(c.head):
        fits = [r for r in fits if not any(is_told_dead(m.head) for m in r.mentions)] or fits
    elif len(fits) > 1 and (is_shot(c.head) or is_told_dead(c.head)):
        fits = [r for r in fits if any(is_told_dead(m.head) for m in r.mentions)] or fits
    fits = _called_shortly(c, fits)
    if len(fits) < 2:
        return fits[0] if fits else None
    near = [
        (m.first.sent, -m.first.i, r)
        for r in fits
        for m in r.mentions
        if m.first.i < c.first.i
        and c.first.sent - m.first.sent <= 2
        and len(m.parts) > 1
        and m.head.dep not in ("compound", "nmod")  # "a Michael Jackson fedora"
    ]
    if near:
        return max(near, key=_latest)[2]
    if any(m.first.i < c.first.i for r in fits for m in r.mentions):
        return max(fits, key=_frequency)
    return min(fits, key=_introduced)  # a headline: whom the lead names first


def _called_shortly(c: Candidate, fits: list[Referent]) -> list[Referent]:
    """Those who have been called by the surname alone, where another is named in full again and again."""
    if len(fits) < 2:
        return fits
    called = {id(r): [len(m.parts) for m in r.mentions if m.first.i < c.first.i] for r in fits}
    short = [r for r in fits if 1 in called[id(r)]]
    always = [r for r in fits if called[id(r)].count(1) == 0 and len(called[id(r)]) > 1]
    return [r for r in fits if r not in always] if short else fits


def _latest(found: tuple[int, int, Referent]) -> tuple[int, int]:
    """The sentence, and in it the first: "Carl Bell and his wife, Ida Bell, left. Bell …" goes on about Carl."""
    return found[0], found[1]


def _frequency(referent: Referent) -> tuple[int, int]:
    return len(referent.mentions), -referent.mentions[0].first.i


def _introduced(referent: Referent) -> int:
    return referent.mentions[0].first.i
