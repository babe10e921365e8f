"""Whether the name of a capital, country or people means the place, the state or the people."""

from __future__ import annotations

from functools import cache

from framing.analyzer.entities.mentions import Candidate
from framing.language.resources import table
from framing.language.verbs import quantity_nouns
from framing.language.words import group
from framing.model import MentionLink


def metonym(c: Candidate) -> tuple[str, str, MentionLink]:
    """Key, name and link of a known form. A capital in which something happens is the city."""
    known = c.known
    assert known is not None
    if known.how == "demonym" and _is_of_people(c):
        return f"N:{c.head.text}", c.head.text, "name"
    if known.how == "capital" and _is_place(c):
        city = c.first.text if c.first is c.last else f"{c.first.text} {c.last.text}"
        city = city.title() if city.isupper() else city
        return "Q:" + city, city, "name"
    return known.key, known.name, "metonym" if known.how == "capital" else known.how


def _is_of_people(c: Candidate) -> bool:
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
