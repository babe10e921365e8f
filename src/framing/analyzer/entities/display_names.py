"""By which name a referent is shown: the fullest of the article, or the gazetteer's."""

from __future__ import annotations

from collections import Counter

from framing.analyzer.entities.mentions import NAME, NOMINAL, PRONOUN, Candidate, Referent
from framing.language import people
from framing.language.people import plain
from framing.language.tree import Tree
from framing.language.words import determiners, group


def name_last(tree: Tree, owner: Referent) -> str:
    """The surname as the article writes it."""
    named = max((m for m in owner.mentions if m.kind == NAME), key=fullness)
    if plain(named.last.text) in people.SUFFIXES and named.last is not named.first:
        return tree.text[tree.nodes[named.last.i - 1].start : named.last.end].replace(",", "")
    return named.last.text


def fullness(m: Candidate) -> tuple[int, int]:
    """Sort key: the number of name parts; of two equal the earlier is the greater."""
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
    while referent.label == "GROUP" and len(words) > 1 and _is_number(words[0]):
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


def _is_number(word: str) -> bool:
    """Whether the word is a number: "90", "two", "dozen", "nearly"."""
    plainly = word.lower().replace("-", " ").split()
    return word[0].isdigit() or word.lower() in determiners() or all(w in _NUMBERS for w in plainly)


_NUMBERS = group("numbers")
