"""Who cannot be the "she" that says it: small children, the dead; and who is told to be accused."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.entities.agreement import NEAR, WINDOW, is_fitting
from framing.analyzer.entities.mentions import NAME, Candidate, Referent
from framing.language import courts, deaths
from framing.language.actors import is_kin, noun
from framing.language.numbers import number, value_of
from framing.language.subjects import is_subject
from framing.language.tree import Node, Tree
from framing.language.words import group, pronoun_forms
from framing.model import Quotation


def silent_among(
    c: Candidate, form: str, tree: Tree, spoken: Sequence[Candidate], quotations: Sequence[Quotation]
) -> list[Referent]:
    """Who cannot be the "she" that says it: small children, and her of whom "I" speak as "she".

    "Tighe sought a second opinion. Her daughter, Éabha, is now two. “I trusted them or she would not be here,” she
    said": Tighe says it. Of two women the one who was introduced as the other's relative is spoken of.
    """
    near = [m for m in spoken[-NEAR:] if m.entity is not None and is_fitting(m.entity, form, m)]
    found = [m.entity for m in near if m.entity is not None and _is_small_child(m.head)]
    words = {
        n.lower
        for q in quotations
        if q.speaker_start == c.first.start and q.type in ("direct", "mixed")
        for n in tree.between(q.start, q.end)
    }
    if "i" in words and any(pronoun_forms().get(word) == form for word in words):
        found += [m.entity for m in near if m.entity is not None and m.kind == NAME and _is_whose_kin(m.head)]
    others = [m.entity for m in near if m.entity not in found]
    return found if others else []


def _is_whose_kin(name: Node) -> bool:
    """Whether somebody is introduced as a relative of the one told of: "her niece, Grace", "Grace, her niece"."""
    beside = [name.head] if name.dep == "appos" else []
    beside += [k for k in name.children if k.dep in ("appos", "compound")]
    return any(is_kin(n) and any(k.dep == "poss" and k.pos == "PRON" for k in n.lefts + name.lefts) for n in beside)


def _is_small_child(name: Node) -> bool:
    """Whether a baby or a child of a few years is meant: "her baby, Ruby", "Jan, four,", "Ruby was three weeks old"."""
    beside = [name, *([name.head] if name.dep == "appos" else []), *(k for k in name.children if k.dep != "relcl")]
    if any(noun(n) in group("small children") for n in beside):
        return True
    for n in (*beside, *(k for b in beside for k in b.lefts)):
        if n.lower.endswith(("month-old", "week-old", "day-old", "months-old")):
            return True
        if n.lower.endswith("year-old") and 0 < (value_of(n.lower.split("-")[:1]) or 0) <= _OLDEST_CHILD:
            return True
        years = n.child("npadvmod") if n.lower == "old" else None  # "one-year-old" in five tokens
        if years is not None and (years.lemma in ("month", "week", "day") or _is_of_few(years)):
            return True
    ages = [k for k in name.children if k.dep == "appos" and k.pos == "NUM" and not k.children]
    if is_subject(name) and name.head.lemma == "be":
        ages += [k for k in name.head.children if k.dep in ("attr", "acomp") and k.pos == "NUM" and not k.rights]
        if (old := name.head.child("acomp")) is not None and old.lower == "old":
            return any(k.lemma in ("week", "month", "day") or _is_of_few(k) for k in old.lefts)
    return any(0 < (number(age) or 0) <= _OLDEST_CHILD for age in ages)


def _is_of_few(years: Node) -> bool:
    """Whether the years are few: "three years" of "was three years old"."""
    count = years.child("nummod")
    return years.lemma == "year" and count is not None and 0 < (number(count) or 0) <= _OLDEST_CHILD


_OLDEST_CHILD = 4  # years of a child that is not quoted


def accused_among(known: Sequence[Candidate], form: str, here: int) -> list[Candidate]:
    """The mentions of those who are told to be accused, not long before."""
    near = [m for m in known if here - m.head.sent <= WINDOW[form] and is_fitting(m.entity, form, m)]
    told = {id(m.entity) for m in near if courts.is_told_accused(m.head)}
    return [m for m in near if id(m.entity) in told]


def dead_among(tree: Tree, found: Sequence[Candidate]) -> list[Referent]:
    """The people whom the article tells of as dead, and who say nothing by name."""
    told: list[Referent] = []
    alive: list[Referent] = []
    deadly = deaths.is_about_death(tree.nodes)
    for c in found:
        who = c.entity
        if who is None or who.label != "PERSON" or c.modifier:
            continue
        if c.kind == NAME and deaths.is_speaking(c.head):
            alive.append(who)
        elif who not in told and (deaths.is_told_dead(c.head) or (deadly and deaths.is_shot(c.head))):
            told.append(who)
    return [who for who in told if who not in alive]
