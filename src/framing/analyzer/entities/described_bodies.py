"""Which named body a definite description means: "the committee", "the company", "the Trump administration"."""

from __future__ import annotations

from framing.analyzer.entities.described_people import MEMORY, WINDOW, recent
from framing.analyzer.entities.description_words import (
    OFFICES,
    STATE,
    has_definite_article,
    is_postmodified,
    modifiers_of,
)
from framing.analyzer.entities.display_names import name_last
from framing.analyzer.entities.mentions import NAME, NOMINAL, Candidate, Referent
from framing.language.actors import Actor, kind_of, noun
from framing.language.gazetteer import countries
from framing.language.people import plain
from framing.language.tree import Node, Tree
from framing.language.words import group
from framing.model import MentionLink


def institution_meant(
    tree: Tree,
    c: Candidate,
    heads: dict[int, Candidate],
    nominals: dict[str, list[Referent]],
    referents: list[Referent],
) -> tuple[Referent | None, MentionLink]:
    """The referent of "the Trump administration" (its own) or "the Russian government" (Russia), and the link."""
    lemma = noun(c.head)
    if c.label == "ORG" and lemma in _GENERIC and not _has_own_name(c, heads):  # "the Global Times newspaper"
        for child in c.head.children:
            name = heads.get(child.i) if child.dep in ("compound", "nmod") else None
            if name is not None and name.entity is not None and name.entity.label == "ORG":
                return name.entity, "apposition"
    if lemma not in OFFICES and lemma not in STATE and lemma != "side":
        return None, "first"
    for child in c.head.children:
        name = heads.get(child.i) if child.dep in {"compound", "amod", "poss", "nmod"} and child.i < c.head.i else None
        owner = name.entity if name is not None else None
        if owner is None:
            continue
        if owner.label == "PERSON" and lemma in OFFICES and owner.parts:
            title = f"{name_last(tree, owner)} {lemma}"
            family = lemma in group("words for a family")
            made = next((r for r in nominals.get(title, ())), None)
            if made is None and family:  # "the Bells", "the Bell family"
                made = next((r for r in referents if r.label == "GROUP" and r.lemma == owner.parts[-1]), None)
            if made is None:
                made = Referent("GROUP" if family else "ORG", title)
                made.lemma = lemma
                made.number = "p" if c.label == "GROUP" else "s"
                nominals.setdefault(title, []).append(made)
                nominals.setdefault(lemma, []).append(made)
                referents.append(made)
            return made, "name"
        if owner.label == "GPE" and owner.key and (lemma in STATE or lemma == "side"):
            return owner, "metonym"
    return None, "first"


_GENERIC = group("bodies of any kind")


def _has_own_name(c: Candidate, heads: dict[int, Candidate]) -> bool:
    """Whether a name beside it says which body it is: the UNHCR of "the U.N. refugee agency, UNHCR,"."""
    return any(k.dep == "appos" and k.i in heads for k in c.head.rights)


def described_body(c: Candidate, entry: Actor | None, spoken: list[Candidate]) -> Referent | None:
    """The referent of a bare noun: "the committee" so named, the only "company" near, the nearest "country"."""
    lemma = noun(c.head)
    if is_postmodified(c, aside=True) or entry is None:
        return None
    if entry.kind == "body":
        apart = {k.lower for k in c.head.lefts if k.dep == "amod"} & group("words that tell bodies apart")
        fits = [
            r
            for r in recent(spoken, "ORG", c.head.sent, 10**6)
            if _bears(r, lemma) and all(_bears(r, word) for word in (*_kind_words(c.head), *apart))
        ]
        if fits:
            return fits[0]
        if apart:
            return None  # "the select committee", after the Intelligence Committee
        topical = [r for r in recent(spoken, "ORG", c.head.sent, 10**6) if _has_topic(r, c.head)]
        if len(topical) == 1:
            return topical[0]  # "the doping watchdog", after the World Anti-Doping Agency
        if lemma in group("kinds of firms") and not _kind_words(c.head):
            firms = [r for r in recent(spoken, "ORG", c.head.sent, 10**6) if _is_firm(r)]
            if len(firms) == 1:
                return firms[0]  # "the company", where only Tandala Holdings is one
        own = group("bodies that have a name of their own")
        bodies = [r for r in recent(spoken, "ORG", c.head.sent, WINDOW) if not r.lemma]
        near = [r for r in bodies if r.key.removeprefix("Q:") not in own]
        fits_near = len(near) == 1 and lemma in _GENERIC and not _kind_words(c.head)  # not "the water company"
        return near[0] if fits_near and not _is_no_firm(near[0], lemma) else None
    if lemma in ("country", "nation"):
        near = [r for r in recent(spoken, "GPE", c.head.sent, 2) if r.key in countries()]
        return near[0] if near else None
    return None


def only_one_called(c: Candidate, spoken: list[Candidate]) -> Referent | None:
    """For a bare "the party" the only party that the article has named so far: "Justice Party leader Sami Kord"."""
    lemma = noun(c.head)
    if is_postmodified(c, aside=True) or modifiers_of(c.head) or not has_definite_article(c) or lemma in OFFICES:
        return None
    alike = [m for m in spoken[-MEMORY:] if m.kind == NOMINAL and noun(m.head) == lemma]
    if any(modifiers_of(m.head) or m.head.child("poss") is not None for m in alike):
        told = {id(m.entity): m.entity for m in alike}  # "his own party", which may be another
        only = next(iter(told.values())) if len(told) == 1 else None
        return only if only is not None and only.has_name() else None
    fits = [r for r in recent(spoken, "ORG", c.head.sent, 10**6) if _is_last_word_of(r, lemma)]
    return fits[0] if len(fits) == 1 else None


def _is_last_word_of(referent: Referent, word: str) -> bool:
    """Whether the name ends with the noun, as it is written or as it is known: "Labour" is the Labour Party."""
    if any(m.parts[-1:] == (word,) for m in referent.mentions[:3]):
        return True
    named = [m for m in referent.mentions if m.link != "member" or m.head.tag in ("NNS", "NNPS")]  # not "Brussels"
    return bool(named) and referent.name.lower().endswith(f" {word}")


def _bears(referent: Referent, word: str) -> bool:
    return word in referent.name.lower().split() or any(word in m.parts for m in referent.mentions[:3])


def _is_firm(referent: Referent) -> bool:
    """Whether the name ends with a word for firms: "Tandala Holdings", "Brill & Co"."""
    words = group("legal forms") | group("company endings") | group("last words of firms")
    return any(m.kind == NAME and plain(m.last.text) in words for m in referent.mentions[:4])


def _is_no_firm(referent: Referent, lemma: str) -> bool:
    """Whether the last word of the name says that it is no company: a school, a board."""
    if any(
        m.kind == NOMINAL and m.link == "apposition" and not _is_alike(noun(m.head), lemma) for m in referent.mentions
    ):
        return True  # "FSM, a federation, … the company"
    kinds = group("kinds of public bodies")  # none is called by another's name
    kinds_named = {word for m in referent.mentions[:4] for word in m.parts if m.kind == NAME} & kinds
    if kinds_named and lemma in kinds and lemma not in kinds_named:
        return True  # the Bureau of Labor Statistics, "the department"
    if lemma not in ("company", "firm"):
        return False
    last = referent.mentions[0].last
    return kind_of(noun(last)) == "body" and noun(last) not in ("company", "firm", "bank", "group")


def _is_alike(one: str, other: str) -> bool:
    """Whether two nouns may name one body: the same, or both firms."""
    firms = group("kinds of firms")
    return one == other or (one in firms and other in firms) or other in ("group", "organisation", "organization")


def _has_topic(referent: Referent, head: Node) -> bool:
    """Whether a word before the noun is part of the name: "doping" of the World Anti-Doping Agency."""
    topics = {w for w in _kind_words(head) if len(w) > 3}
    words = {plain(n.text) for m in referent.mentions[:4] for n in m.head.subtree() if n.text[0].isupper()}
    return bool(topics) and not topics.isdisjoint(words)


def _kind_words(head: Node) -> list[str]:
    """The words for the kind of body: the police department is not the Department of Justice."""
    return [k.lower for k in head.children if k.dep == "compound" and k.i < head.i and k.pos == "NOUN"]
