"""Word lists that several modules use, each read once."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from framing.language.resources import table


@cache
def negators(*kinds: str) -> frozenset[str]:
    """Words that deny, of these kinds (lexicons/resources/negators.csv); "adverb" and "noun" where none is named.

    - "adverb": with a verb or adjective, that something is so or is done ("not", "n't", "never", "hardly");
    - "noun": in place of agent or patient, or before that noun ("no", "nobody", "neither");
    - "lack": not the clause, but the complement of the word itself ("without", "lack of").

    "Barely" and "rarely" are not listed: a person who barely won has won, and a rare event happens.
    """
    wanted = kinds or ("adverb", "noun")
    return frozenset(row["word"] for row in table("negators") if row["kind"] in wanted)


class Predicate(NamedTuple):
    """What a verb implies, -1 to 1: about its agent, about its patient, and the agent's view of the patient.

    The source neither blames nor praises a person by saying that they were accused, jailed or voted for. So `patient`
    is 0 there, and `judged` keeps the view of the people who accuse, jail or vote.
    """

    agent: float
    patient: float
    judged: float


@cache
def predicates() -> dict[str, Predicate]:
    """Verb (with particle) -> what it implies (Rashkin, Singh & Choi 2016)."""
    return {
        row["verb"]: Predicate(float(row["agent"]), float(row["patient"]), float(row["judged"] or row["patient"]))
        for row in table("predicates")
    }


NO_PREDICATE = Predicate(0.0, 0.0, 0.0)
"""A verb that is not listed says nothing."""


@cache
def nominalisations() -> dict[str, tuple[str, str]]:
    """Noun -> its verb, and the role of its possessor."""
    return {row["noun"]: (row["verb"], row["possessor"]) for row in table("nominalisations")}


@cache
def light_verbs() -> frozenset[str]:
    """Verbs with little meaning of their own; their object carries it ("faces charges", "won praise")."""
    return frozenset(row["verb"] for row in table("light-verbs"))


@cache
def certainty(pos: str, kind: str) -> frozenset[str]:
    """Words that show how certain it is that something was done (lexicons/resources/certainty.csv).

    Args:
        pos: "adjective", "adverb", "noun" or "verb" (with its preposition where only the two together say so).
        kind: "alleging" (told as a charge), "unsure", "hearsay" ("is said to have"), "finding" ("did not show that"),
            "denial", "rejecting", "clearing", "demand" ("call for"), "failing" ("balk at"), "preventing", "certain",
            "yielding" ("found no evidence"), "occurring" ("that never happened"), "unwilling", "done", "late"
            ("not slow to"), "occasion".
    """
    return frozenset(r["word"] for r in table("certainty") if (r["pos"], r["kind"]) == (pos, kind))


@cache
def naming_verbs() -> frozenset[str]:
    """Verbs that give somebody or something a description ("call", "label")."""
    return frozenset(row["verb"] for row in table("naming-verbs"))


@cache
def adverse_verbs() -> frozenset[str]:
    """Light verbs for misfortune: an object that has polarity speaks against the person who "faces" or "endures" it."""
    return frozenset(row["verb"] for row in table("light-verbs") if row["adverse"])


@cache
def trivial() -> frozenset[str]:
    """Words that say nothing of an entity ("other", "many", "new")."""
    return frozenset(row["word"] for row in table("trivial-descriptors"))


@cache
def qualities() -> frozenset[str]:
    """Nouns for deeds, states and history ("reign", "reputation"), not for possessions."""
    return frozenset(row["noun"] for row in table("quality-nouns"))


@cache
def group(name: str) -> frozenset[str]:
    """The words of one group of lexicons/resources/word-groups.csv.

    Raises:
        KeyError: there is no such group.
    """
    return _groups()[name]


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("word-groups"):
        found.setdefault(row["group"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


@cache
def fixed_phrases() -> frozenset[tuple[str, str]]:
    """Adjective and noun that together name a kind: "criminal law", "uphill climb"."""
    return frozenset((row["first"], row["noun"]) for row in table("fixed-phrases"))


@cache
def kin() -> dict[str, tuple[str, bool]]:
    """Nouns for relatives: the relation, and whether it holds both ways."""
    return {row["noun"]: (row["relation"], bool(row["mutual"])) for row in table("kin")}


@cache
def function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("function-words"))
