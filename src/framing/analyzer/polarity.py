"""What words say, for good or ill: opinion words and predicates from the program's own lists."""

from __future__ import annotations

from functools import cache

from framing.analyzer.tree import Node
from framing.lexicon.resources import table
from framing.model import Polarity

THRESHOLD = 0.2
"""A phrase this far from zero has a polarity."""

REVERSERS = frozenset({"against", "anti", "end", "stop", "avoid", "prevent", "deny", "combat"})


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
def words() -> dict[str, float]:
    """Opinion word -> -1 to 1."""
    return {row["word"]: float(row["polarity"]) for row in table("polarity")}


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


def of_word(node: Node) -> float:
    """Polarity of one word as written, else of its lemma; names have none."""
    if node.pos in {"PROPN", "DET", "ADP", "PRON", "AUX"}:
        return 0.0
    known = words()
    value = known.get(node.lower)
    return known.get(node.lemma.lower(), 0.0) if value is None else value


def label(value: float) -> Polarity:
    if value >= THRESHOLD:
        return Polarity.POSITIVE
    return Polarity.NEGATIVE if value <= -THRESHOLD else Polarity.NEUTRAL
