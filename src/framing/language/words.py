"""Word lists that several modules use, each read once."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from framing.language.resources import table


@cache
def negators(*kinds: str) -> frozenset[str]:
    """Words that deny, of these kinds (lexicons/resources/negators.csv); "adverb" and "noun" if no kind is given.

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
def judging_deeds() -> dict[tuple[str, str], float]:
    """(verb with particle or preposition, word that it governs) -> what that says of its agent, -1 to 1.

    0 if the verb judges, but not with this object ("save" money). "@GROUP" in the table is each word of that group; a
    row for one word takes precedence. "" is the verb with nothing after it ("stood by").
    """
    rows = [(row["verb"], row["object"], float(row["agent"])) for row in table("judging-deeds")]
    groups = {(verb, word): value for verb, said, value in rows if said[:1] == "@" for word in group(said[1:])}
    return groups | {(verb, said): value for verb, said, value in rows if said[:1] != "@"}


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
        pos: "adjective", "adverb", "noun" or "verb" (with its preposition if only the two together say so).
        kind: "alleging" (as a charge), "unsure", "hearsay" ("is said to have"), "finding" ("did not show that"),
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


def alternatives(name: str) -> str:
    """The words of a group as alternatives of a regular expression, longest first."""
    return "|".join(map(re.escape, sorted(group(name), key=lambda word: (-len(word), word))))


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
def kin() -> dict[str, tuple[str, str]]:
    """Nouns for relatives: the relation, and what it is from the other end ("mother": parent, child); "" if unnamed."""
    return {row["noun"]: (row["relation"], row["inverse"]) for row in table("kin")}


@cache
def determiners(*kinds: str) -> frozenset[str]:
    """Determiners and words for how many (lexicons/resources/determiners.csv): all, or those of some kinds.

    Args:
        kinds: "definite" ("the"), "indefinite" ("a", "some", "no"), "demonstrative", "possessive" or "other".
    """
    return frozenset(row["word"] for row in table("determiners") if not kinds or row["kind"] in kinds)


@cache
def pronoun_forms() -> dict[str, str]:
    """Pronoun -> who it can stand for: "m", "f", "n", "p" (several) or "1" (whoever says "I")."""
    found: dict[str, str] = {}
    for row in table("pronouns"):
        if row["person"] == "3":
            found[row["word"]] = row["gender"] or "p"
        elif (row["person"], row["number"]) == ("1", "singular"):
            found[row["word"]] = "1"
    return found


@cache
def genders() -> dict[str, str]:
    """Pronouns for one person, "m" or "f"."""
    return {word: form for word, form in pronoun_forms().items() if form in ("m", "f")}


@cache
def third_person() -> frozenset[str]:
    """Pronouns of the third person before or in place of a noun: "he", "them", "its"; not "himself" or "hers"."""
    plain = ("subject", "object", "possessive")
    return frozenset(row["word"] for row in table("pronouns") if row["person"] == "3" and row["case"] in plain)


@cache
def first_and_second_person() -> frozenset[str]:
    """Pronouns for the writer or the reader, and "one"; not the possessives."""
    own = (row for row in table("pronouns") if row["person"] in ("1", "2"))
    return frozenset(row["word"] for row in own if row["case"] in ("subject", "object", "reflexive")) | {"one"}


@cache
def endings(name: str) -> tuple[str, ...]:
    """The word endings of one group of lexicons/resources/word-endings.csv, longest first, for `str.endswith`.

    Raises:
        KeyError: there is no such group.
    """
    return _endings()[name]


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in table("word-endings"):
        found.setdefault(row["group"], []).append(row["ending"])
    return {name: tuple(sorted(rows, key=len, reverse=True)) for name, rows in found.items()}


@cache
def number_words() -> dict[str, int]:
    """Words that say exactly how many: "two", "both", "dozen"."""
    return {row["word"]: int(row["number"]) for row in table("number-words")}


@cache
def weekdays() -> tuple[str, ...]:
    """Monday to Sunday, in lower case."""
    return tuple(row["word"] for row in table("calendar") if row["kind"] == "weekday")


@cache
def months() -> dict[str, int]:
    """The English months and their numbers, 1 to 12, in lower case: whole, by their first three letters, and "sept"."""
    whole = {name: number for number, name in enumerate(month_names(), 1)}
    short = {row["word"]: int(row["number"]) for row in table("calendar") if row["kind"] == "month shortened"}
    return whole | {name[:3]: number for name, number in whole.items()} | short


@cache
def month_names() -> tuple[str, ...]:
    """January to December, in lower case."""
    return tuple(row["word"] for row in table("calendar") if row["kind"] == "month")


@cache
def months_abroad() -> dict[str, int]:
    """First three or four letters of months in other languages, with their numbers, where they are not the English."""
    return {row["word"]: int(row["number"]) for row in table("calendar") if row["kind"] == "month abroad"}


@cache
def short_forms() -> dict[str, str]:
    """Shortened auxiliary -> lemma: "'s" -> "be"."""
    return {row["word"]: row["lemma"] for row in table("short-forms")}


@cache
def commonest() -> frozenset[str]:
    """Words that make up much of every English text and little of a text in another language."""
    return frozenset(row["word"] for row in table("commonest-words"))


@cache
def function_words() -> frozenset[str]:
    """Function words of English, in lower case."""
    return frozenset(row["word"] for row in table("function-words"))
