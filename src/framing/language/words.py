"""Word lists that several rooms read, each read once."""

from __future__ import annotations

from functools import cache

from framing.language.resources import table


@cache
def negators(*kinds: str) -> frozenset[str]:
    """Words that deny, of these kinds (lexicons/resources/negators.csv); "adverb" and "noun" where none is named.

    - "adverb": with a verb or adjective, that something is so or is done ("not", "n't", "never", "hardly");
    - "noun": in place of one who does it or to whom it is done, or before that noun ("no", "nobody", "neither");
    - "lack": not the clause, but what hangs on the word itself ("without", "lack of").

    "Barely" and "rarely" are none: who barely won has won, and what happens rarely happens.
    """
    wanted = kinds or ("adverb", "noun")
    return frozenset(row["word"] for row in table("negators") if row["kind"] in wanted)


@cache
def predicates() -> dict[str, tuple[float, float]]:
    """Verb (with particle) -> what it says about its agent and about its patient (Rashkin, Singh & Choi 2016)."""
    return {row["verb"]: (float(row["agent"]), float(row["patient"])) for row in table("predicates")}


@cache
def nominalisations() -> dict[str, tuple[str, str]]:
    """Noun -> its verb, and the role of its possessor."""
    return {row["noun"]: (row["verb"], row["possessor"]) for row in table("nominalisations")}


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that say little themselves; their object says it ("faces charges", "won praise", "committed crimes")."""
    return frozenset(row["verb"] for row in table("light-verbs"))


@cache
def naming_verbs() -> frozenset[str]:
    """Verbs that give somebody or something a description ("call", "label")."""
    return frozenset(row["verb"] for row in table("naming-verbs"))


@cache
def trivial() -> frozenset[str]:
    """Words that say nothing of an entity ("other", "many", "new")."""
    return frozenset(row["word"] for row in table("trivial-descriptors"))


@cache
def qualities() -> frozenset[str]:
    """Nouns for what somebody does, is or has been ("reign", "reputation"), not for what he owns."""
    return frozenset(row["noun"] for row in table("quality-nouns"))


@cache
def function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("function-words"))
