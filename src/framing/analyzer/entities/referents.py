"""Referents under construction, and how the names of one article are gathered under them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from framing.analyzer.entities.mentions import NAME, NOMINAL, PRONOUN, Candidate, Referent
from framing.language import people
from framing.language.actors import actors, is_kin, is_like_people
from framing.language.deaths import is_charged_with_killing, is_shot, is_told_dead
from framing.language.gazetteer import countries
from framing.language.people import plain
from framing.language.resources import table
from framing.language.subjects import is_subject
from framing.language.tree import Tree
from framing.language.verbs import quantity_nouns
from framing.language.words import determiners, endings, group, months, pronoun_forms, weekdays
from framing.model import MentionLink

_SIDES = frozenset({"north", "south", "east", "west"})
_COMPANY = group("words of firms")
_OWNED = re.compile(r"[A-Z]\w+['’]s ")


_APART = 2  # descriptions between a relative and the name
_JUNIOR = " jr"  # behind a surname, where the elder is spoken of, too


def canonical(surface: str, aliases: Mapping[str, str]) -> str | None:
    """The name that the user's alias file gives it."""
    return aliases.get(surface) or aliases.get(surface.lower()) if aliases else None


def gather(tree: Tree, found: Iterable[Candidate], aliases: Mapping[str, str]) -> list[Referent]:
    """One referent for each person, organisation and place with a name."""
    named = [c for c in found if c.kind == NAME]
    given = people.given_names()
    full = [c for c in named if c.label == "PERSON" and len(c.parts) > 1 and c.parts[0] in given]
    surnames = {c.parts[-1] for c in full}
    forenames = {c.parts[0] for c in full} & group("given names that are places")
    by_key: dict[str, Referent] = {}
    persons, others = [], []
    for c in named:
        surface = c.text(tree)
        if c.known is not None and c.first is c.last and (_bearer_of(c, surnames) or _is_called_so(c, forenames)):
            c.known, c.label = None, "PERSON"
        alias = canonical(surface, aliases)
        if alias is not None:
            _keyed(by_key, "A:" + alias, alias, c.label, c, "alias")
        elif c.known is not None:
            key, name, how = _metonym(c)
            several = c.known.how == "demonym" and key.startswith("N:")
            _keyed(by_key, key, name, "NORP" if several else c.known.label, c, how)
        elif c.label == "PERSON":
            persons.append(c)
        else:
            others.append(c)
    people_found = _persons(tree, persons, others)
    rest = _others(tree, [c for c in others if c.entity is None], by_key)
    for referent in by_key.values():
        referent.mentions.sort(key=_position)
    return [*by_key.values(), *people_found, *rest]


def _bearer_of(c: Candidate, surnames: set[str]) -> bool:
    """Whether the word is the surname of a person here.

    "Israel said" is the sheriff if the article has a Scott Israel; "in Israel" stays the country.
    """
    known = c.known
    return known is not None and known.how == "name" and plain(c.first.text) in surnames and c.head.dep != "pobj"


def _is_called_so(c: Candidate, forenames: set[str]) -> bool:
    """Whether the word is a person's name here: "Chad left" if the article has a Chad Benton; not "Chad's president".

    "Chad left" if the article has a Chad Benton; not "Chad's president".
    """
    if c.known is None or c.known.how != "name" or plain(c.first.text) not in forenames:
        return False
    joined = c.head.dep == "conj" or any(k.dep == "conj" for k in c.head.children)
    return is_subject(c.head) and not joined


def _keyed(by_key: dict[str, Referent], key: str, name: str, label: str, c: Candidate, link: MentionLink) -> None:
    referent = by_key.get(key)
    if referent is None:
        referent = by_key[key] = Referent(label, name, key)
        referent.number = "p" if label == "NORP" else "s"
    referent.add(c, link)


def _metonym(c: Candidate) -> tuple[str, str, MentionLink]:
    """Key, name and link of a known form. A capital in which something happens is the city."""
    known = c.known
    assert known is not None
    if known.how == "demonym" and _are_people(c):
        return f"N:{c.head.text}", c.head.text, "name"
    if known.how == "capital" and _is_place(c):
        city = c.first.text if c.first is c.last else f"{c.first.text} {c.last.text}"
        city = city.title() if city.isupper() else city
        return "Q:" + city, city, "name"
    return known.key, known.name, "metonym" if known.how == "capital" else known.how


def _are_people(c: Candidate) -> bool:
    """Whether the plural means people of the country and not its state: "young Greeks", "Greeks protesting"."""
    head = c.head
    if any(k.lower in ("every", "each") for k in head.lefts):
        return True  # "every poor Nigerian"
    with_the = any(k.lower == "the" for k in head.lefts)
    if head.dep == "pobj" and head.head.lower == "of" and with_the and not head.text.endswith("s"):
        return head.head.head.lemma in quantity_nouns() | group("shares of people")  # "58 percent of the French"
    if head.tag not in ("NNPS", "NNS") or c.first is not c.last or not head.text.endswith("s"):
        return False
    before = any(k.dep in ("amod", "nummod", "quantmod") and k.i < head.i for k in head.children)
    if before or any(k.dep in ("acl", "relcl") for k in head.children):
        return True
    return head.dep == "pobj" and head.head.lower == "of" and head.head.head.pos in ("NOUN", "NUM")


def _is_place(c: Candidate) -> bool:
    """Whether it is the city: "in Beijing", "he left Beijing"; "Minsk, the capital"; a dateline in capitals."""
    head, dep = c.head.head, c.head.dep
    if c.head.text.isupper() or any(k.dep in ("amod", "det") and k.i < c.first.i for k in c.head.children):
        return True  # "downtown Beirut", "an unwelcoming London"
    if dep == "pobj" and head.lower in {"to", "from", "of"}:
        return head.head.lemma in _travel("of" if head.lower == "of" else "way")
    if dep in ("dobj", "poss") and head.lemma in _travel("place" if dep == "dobj" else "owned"):
        return True
    return (
        (dep == "pobj" and head.lower in group("locative prepositions"))
        or any(k.dep == "appos" and k.i > c.head.i for k in c.head.children)
        or c.head.dep in {"compound", "npadvmod", "appos"}
    )


@cache
def _travel(use: str) -> frozenset[str]:
    """Words that make what stands with them a place: a "way" to or from it, a "place" that is left or reached, what
    there is "of" it, and what is "owned" by a city rather than by a government."""
    return frozenset(row["word"] for row in table("travel") if row["use"] == use)


# ------------------------------------------------------------------------------------------------ people
def _persons(tree: Tree, persons: list[Candidate], others: list[Candidate]) -> list[Referent]:
    _complete_couples(persons)
    _tell_juniors(tree, persons)
    for c in _called_so(persons, others):
        c.label = "PERSON"
        persons.append(c)
        others.remove(c)
    full = sorted((c for c in persons if len(c.parts) > 1), key=_position)
    referents: list[Referent] = []
    for c in full:
        match = next((r for r in referents if people.is_same_person(r.parts, c.parts) and _agree(r, c)), None)
        if match is None:
            match = Referent("PERSON")
            match.parts = c.parts
            referents.append(match)
        elif len(c.parts) > len(match.parts) and people.is_close(match.parts[-1], c.parts[-1]):
            match.parts = c.parts
        match.add(c, "name")
        match.gender = match.gender or people.gender(c.parts, c.title)
    in_capitals = bool(full) and all(c.text(tree).isupper() for c in full)
    for c in others:  # an ORG that is somebody's surname, or his full name under another label
        surname = len(c.parts) == 1 and any(r.parts[-1] == c.parts[0] for r in referents)
        shouted = c.text(tree).isupper() and not in_capitals
        if (surname and not shouted) or (len(c.parts) > 1 and any(r.parts == c.parts for r in referents)):
            c.label = "PERSON"
    borne = {r.parts[-1] for r in referents}
    for c in others:  # "the Holt family", "the Holts"
        if c.label != "NORP" and _is_family(c) and {c.parts[0], c.parts[0][:-1], c.parts[0][:-2]} & borne:
            c.label = "PERSON"
    for c in others:  # "Quispe", called Wilber Quispe Huamán before
        bearers = [r for r in referents if len(r.parts) == 3 and len(c.parts) == 1 and r.parts[1] == c.parts[0]]
        plainly = c.entity is None and len(bearers) == 1 and len(c.parts[0]) > 2 and not c.text(tree).isupper()
        acts = is_subject(c.head) or c.head.dep == "poss"
        if plainly and acts and bearers[0].mentions[0].first.i < c.first.i:
            c.label = "PERSON"
            bearers[0].add(c, "surname")
    for c in others:  # "García Márquez", whom the article calls Elena García Márquez before
        bearers = [r for r in referents if len(c.parts) > 1 and r.parts[-len(c.parts) :] == c.parts]
        if c.entity is None and len(bearers) == 1 and bearers[0].mentions[0].first.i < c.first.i:
            c.label = "PERSON"
            bearers[0].add(c, "surname")
    short = [c for c in (*persons, *others) if c.entity is None and c.label == "PERSON"]
    short.sort(key=_position)
    for c in short:
        _short_name(tree, c, referents)
    for referent in referents:
        if referent.parts and referent.parts[-1].endswith(_JUNIOR):
            referent.name = _name_of_junior(tree, referent)
            whole = [word for word in referent.name.split() if len(plain(word)) > 1]
            referent.key = f"P:{' '.join(whole)}"  # "Jesse L. Jackson Jr." is Jesse Jackson Jr. elsewhere
    return referents


def _tell_juniors(tree: Tree, persons: list[Candidate]) -> None:
    """Keep "Donald Trump Jr." and Donald Trump apart if both are mentioned; the suffix is then part of the surname.

    The elder counts as mentioned by the same full name without the suffix, the surname with an office ("President
    Trump"), or the bare surname if it is well known.
    """
    juniors = [c for c in persons if c.parts and _is_junior(tree, c)]
    others = [c for c in persons if c not in juniors and c.parts]
    for c in juniors:
        full = [k for k in juniors if len(k.parts) > 1 and k.parts[-1] == c.parts[-1]] or juniors
        if any(_is_elder(k, j) for j in full for k in others):
            c.parts = (*c.parts[:-1], c.parts[-1] + _JUNIOR)
    for c in juniors:  # "Don Jr."
        if len(c.parts) == 1 and not c.parts[0].endswith(_JUNIOR):
            named = [k.parts for k in juniors if len(k.parts) > 1 and people.is_same_given(k.parts[0], c.parts[0])]
            c.parts = named[0] if named else c.parts


def _is_junior(tree: Tree, c: Candidate) -> bool:
    after = tree.nodes[c.last.i + 1].text if c.last.i + 1 < len(tree.nodes) else ""
    return plain(c.last.text) == "jr" or after in ("Jr.", "Jr")


def _is_elder(c: Candidate, junior: Candidate) -> bool:
    if c.parts[-1] != junior.parts[-1].removesuffix(_JUNIOR):
        return False
    if len(c.parts) > 1:
        return len(junior.parts) > 1 and people.is_same_given(c.parts[0], junior.parts[0])
    office = bool(c.title) and not people.titles().get(plain(c.title))
    known = c.parts[-1].capitalize() in people.public_figures()
    return office or (known and not junior.title)  # "President Ferdinand Marcos Jr." is the Marcos of today


def _name_of_junior(tree: Tree, referent: Referent) -> str:
    fullest = max((m for m in referent.mentions if m.kind == NAME), key=_fullness)
    name = " ".join(fullest.text(tree).split()).removesuffix("'s").removesuffix("’s")
    return name if plain(name.split()[-1]) == "jr" else f"{name} Jr."


def _called_so(persons: list[Candidate], others: list[Candidate]) -> list[Candidate]:
    """Two words that the recogniser took for a body, if they are a person: "Bettie Page" beside "Page said"."""
    alone = {c.parts[0] for c in persons if len(c.parts) == 1}
    borne = {c.parts[-1] for c in persons if len(c.parts) > 1}
    return [
        c
        for c in others
        if c.label in {"ORG", "WORK_OF_ART", "PRODUCT", "MISC", "FAC"}
        and len(c.parts) == 2
        and c.parts[1] in alone - borne
        and c.last.pos == "PROPN"
        and not any(k.dep == "det" for k in c.head.children)
    ]


def _complete_couples(persons: list[Candidate]) -> None:
    """Give the first of a couple the surname of the last: "Bill and Hillary Clinton"."""
    heads = {c.head.i: c for c in persons}
    for c in persons:
        if len(c.parts) == 1 and not c.title and c.parts[0] in people.given_names():
            last = next((heads[k.i] for k in c.head.children if k.dep == "conj" and k.i in heads), None)
            if last is not None and len(last.parts) > 1 and last.head.i - c.head.i <= 4:
                c.parts = (c.parts[0], last.parts[-1])


def _position(c: Candidate) -> int:
    return c.first.i


def _agree(referent: Referent, c: Candidate) -> bool:
    told = people.gender(c.parts, c.title)
    return not told or not referent.gender or told == referent.gender


def _short_name(tree: Tree, c: Candidate, referents: list[Referent]) -> None:
    """Link a single surname or given name to a bearer who agrees in gender; of two, to the one mentioned last."""
    if len(c.parts) > 1 and not _is_family(c):
        match = next((r for r in referents if r.parts == c.parts), None)
    elif (family := _family(c, referents)) is not None:
        match = family
    else:
        word = c.parts[0] if c.parts else ""
        bearers = [r for r in referents if r.parts]
        fits = [r for r in bearers if people.is_close(_surname(r, word), word) and _agree(r, c)]
        fits = _without_juniors(c, fits, word)
        fits = fits or [r for r in bearers if _called(r, word, c.title) and _agree(r, c)]
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
    return referent.parts[-1] if word.endswith(_JUNIOR) else referent.parts[-1].removesuffix(_JUNIOR)


def _without_juniors(c: Candidate, fits: list[Referent], word: str) -> list[Referent]:
    """Those who are called by the bare surname: the elder, where he is well known or is nobody's father in the text.

    "Donald Trump Jr. spoke. Trump said": the elder. "Kofi Addo Jr. and his father, Kofi Addo": the son or the father.
    """
    juniors = [r for r in fits if r.parts[-1].endswith(_JUNIOR)]
    elders = [r for r in fits if r not in juniors]
    known = word.capitalize() in people.public_figures()
    if any(k.lower in group("words for the elder") for k in c.head.lefts):
        return elders or fits
    given = {r.parts[0] for r in juniors if len(r.parts) > 1}
    same = [r for r in elders if len(r.parts) == 1 or r.parts[0] in given]
    return elders if known and same else fits


def _without_kin(fits: list[Referent], word: str, *, sure: bool) -> list[Referent]:
    """Those who are not introduced as a relative of another who is called so.

    "Tomas Brand and his wife, Ana Brand, left. Brand wept": Tomas, for she is called Ana Brand. "Mr. Okoro’s father,
    the Rev. Samuel Okoro": Mr. Okoro is nobody who is named in full.

    Args:
        sure: something else tells that one of them is meant.
    """
    kin = {id(r): how for r in fits if (how := next((h for m in r.mentions if (h := _kin_of(m, word))), ""))}
    if not sure and any(id(r) not in kin for r in fits):
        return [r for r in fits if id(r) not in kin]
    return [r for r in fits if kin.get(id(r)) != "of a namesake"]


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


def _family(c: Candidate, referents: list[Referent]) -> Referent | None:
    """The group of those who share somebody's surname: "the Bells", "the Bell family". None if nobody bears it."""
    if not _is_family(c):
        return None
    plural = plain(c.last.text) not in group("words for a family")
    word = c.parts[0] if c.parts else ""
    if plural and any(r.parts[-1:] == (word,) for r in referents):
        return None
    singles = (word[:-1], word[:-2]) if plural else (word,)  # Bells, Bushes
    made = next((r for r in referents if r.label == "GROUP" and r.lemma in singles), None)
    if made is not None:
        return made
    lemma = next((r.parts[-1] for r in referents if len(r.parts) > 1 and r.parts[-1] in singles), None)
    if lemma is None:
        return None
    made = Referent("GROUP")
    made.number, made.lemma = "p", lemma
    referents.append(made)
    return made


def _is_family(c: Candidate) -> bool:
    """Whether the name is of a family: "the Bells", "the Bell family"; "Bells" also without "the" if so tagged."""
    if not c.parts or c.title:
        return False
    if len(c.parts) == 2 and plain(c.last.text) in group("words for a family"):
        return True
    before = c.first.children[0] if c.first.children else None
    with_the = c.head.child("det") is not None or (before is not None and before.lower == "the")
    several = c.head.tag in ("NNPS", "NNS") or (c.head.tag == "NNP" and with_the)
    return len(c.parts) == 1 and several and c.parts[0].endswith("s")


def _titled(c: Candidate, fits: list[Referent]) -> Referent | None:
    """The bearer of the name who has that title elsewhere: "Vice President Cheney". Mr. and Mrs. decide nothing."""
    role = people.roles().get(plain(c.title), "") if c.title and not people.titles().get(plain(c.title)) else ""
    told = [r for r in fits if any(m.title and people.roles().get(plain(m.title)) == role for m in r.mentions)]
    return told[0] if role and len(fits) > 1 and len(told) == 1 else None


def _called(referent: Referent, word: str, title: str) -> bool:
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


# ---------------------------------------------------------------------------------- organisations, places
def _others(tree: Tree, others: list[Candidate], by_key: dict[str, Referent]) -> list[Referent]:
    referents: dict[str, Referent] = {}
    others.sort(key=_longest)
    short: dict[str, Referent | None] = {}  # None: two could be meant
    for listed in by_key.values():  # "the Times" is The New York Times
        if listed.label == "ORG" and listed.name.count(" "):
            short.setdefault(plain(listed.name.split()[-1]), listed)
        side = plain(listed.name.split()[0])
        if listed.label == "GPE" and side in _SIDES and listed.key in countries():  # "the North" is North Korea
            short[side] = None if side in short else listed
    placed = _placed(tree, others)
    for c in others:
        core = _core(c.text(tree))
        referent = referents.get(core) or short.get(core)
        if referent is None or (core in placed and core not in referents and _is_called_after_place(referent)):
            referent = referents[core] = Referent(c.label)
            referent.number = "p" if c.label == "NORP" else "s"
            if c.label in {"ORG", "MISC", "FAC", "EVENT"}:
                opening = [core.split()[0]] if c.label == "ORG" and _OWNED.match(c.text(tree)) else []  # "Dick's"
                for form in (*people.short_forms(core), *opening):
                    short[form] = None if form in short else referent
        referent.add(c, "name" if core in referents else "acronym" if c.text(tree).isupper() else "short name")
    _peoples(referents)
    for referent in referents.values():
        labels = Counter(m.label for m in referent.mentions)
        referent.label = min(labels, key=lambda label: (-labels[label], label))
    return list(referents.values())


def _is_called_after_place(referent: Referent) -> bool:
    """Whether it is a paper, a university or the like, for which its town does not stand, as it does for a team."""
    listed, tails = actors(), people.name_tails() | group("last words of papers")
    words = {w for m in referent.mentions[:2] for w in m.parts}
    body = any(w in listed and listed[w].kind in ("body", "place") for w in words)
    return referent.label not in ("GPE", "LOC") and (body or not tails.isdisjoint(words))


def _placed(tree: Tree, others: Iterable[Candidate]) -> frozenset[str]:
    """The single names that mean a place at least as often as not: Oakdale is not short for the Oakdale Tribune."""
    votes: Counter[str] = Counter()
    for c in others:
        before = tree.nodes[c.first.i - 1] if c.first.i else c.first
        if c.first is c.last and before.lower != "the":
            within = c.head.dep == "pobj" and c.head.head.lower in group("locative prepositions")
            votes[_core(c.text(tree))] += 1 if within or c.label in ("GPE", "LOC") else -1
    return frozenset(core for core, told in votes.items() if told >= 0)


def _peoples(referents: dict[str, Referent]) -> None:
    """Give adjectives of places that no list has to their places: "the Ostian army", where the text names Ostia."""
    places = [(core, r) for core, r in referents.items() if r.label in _PLACED and core.isalpha()]
    for core, people_ in list(referents.items()):
        if not core.isalpha() or any(m.label not in ("NORP", "MISC") for m in people_.mentions):
            continue
        stems = {core.removesuffix(end) for end in endings("peoples") if core.endswith(end)}
        stems = {stem for stem in stems if len(stem) >= _SHORTEST_STEM}
        near = [r for name, r in places if r is not people_ and any(_is_stem(stem, name) for stem in stems)]
        if len(near) != 1:
            continue
        for m in people_.mentions:
            near[0].add(m, "demonym")
        del referents[core]


def _is_stem(stem: str, name: str) -> bool:
    """Whether a place's name is the stem of its people's with a short ending: "Ostia" of "Osti-an"."""
    return name.startswith(stem) and len(name) - len(stem) <= _LONGEST_ENDING


_PLACED = frozenset({"GPE", "LOC", "ORG"})
_SHORTEST_STEM = 4  # letters
_LONGEST_ENDING = 3


def _longest(c: Candidate) -> tuple[int, int]:
    return -len(c.parts), c.first.i


def _core(surface: str) -> str:
    words = [w for w in (plain(w.strip(',()"“”')) for w in people.without_kind(surface).split()) if w]
    kept = [w for w in words if w not in _COMPANY]
    return " ".join(kept or words)


def name_last(tree: Tree, owner: Referent) -> str:
    """The surname as the article writes it."""
    named = max((m for m in owner.mentions if m.kind == NAME), key=_fullness)
    if plain(named.last.text) in people.SUFFIXES and named.last is not named.first:
        return tree.text[tree.nodes[named.last.i - 1].start : named.last.end].replace(",", "")
    return named.last.text


def _fullness(m: Candidate) -> tuple[int, int]:
    return len(m.parts), -m.first.i


def name_of(tree: Tree, referent: Referent) -> str:
    """The fullest name that the article has for it, or the gazetteer's name."""
    if referent.name:
        return referent.name
    names = [m for m in referent.mentions if m.kind == NAME and not m.modifier]
    names = [m for m in names if m.link != "demonym"] or names
    names = names or [m for m in referent.mentions if m.kind != PRONOUN and m.link != "apposition"]
    names = names or [m for m in referent.mentions if m.kind != PRONOUN] or referent.mentions
    forms = Counter(" ".join(m.text(tree).split()) for m in names)
    best = max(forms, key=lambda f: (people.fullness(f), _has_owner(f), not f.isupper(), forms[f], f))
    if referent.label == "GPE" and best.isupper() and len(best) > 4:
        best = best.title()
    opens = best in _opening(tree, names) and best[1:].islower()
    return _displayed(best[0].lower() + best[1:] if opens else best, referent)


def _has_owner(form: str) -> bool:
    """Whether it says whose it is: "Peru's army" tells more than "the army"."""
    return "'s " in form or "’s " in form


def _displayed(form: str, referent: Referent) -> str:
    """The name without possessive, determiner and generational suffix."""
    words = form.removesuffix("’s").removesuffix("'s").strip("\"“”‘’' ").split()
    while len(words) > 1 and (words[0].lower() in determiners() or words[0].lower() == "whose"):
        words.pop(0)
    words[:1] = [w.lstrip("\"“‘'") or w for w in words[:1]]
    while referent.label == "GROUP" and len(words) > 1 and _counts(words[0]):
        words.pop(0)
    while referent.label == "PERSON" and len(words) > 2 and plain(words[-1].strip(",")) in people.SUFFIXES:
        words = [*words[:-2], words[-2].rstrip(",")]
    return " ".join(words)


def _opening(tree: Tree, mentions: list[Candidate]) -> frozenset[str]:
    """Common nouns that owe their capital to the beginning of a sentence: "Critics say"."""
    return frozenset(
        " ".join(m.text(tree).split())
        for m in mentions
        if m.kind == NOMINAL and m.first.pos == "NOUN" and m.first.text[:1].isupper()
    )


def _counts(word: str) -> bool:
    """Whether the word is a number: "90", "two", "dozen", "nearly"."""
    plainly = word.lower().replace("-", " ").split()
    return word[0].isdigit() or word.lower() in determiners() or all(w in _NUMBERS for w in plainly)


_NUMBERS = group("numbers")
