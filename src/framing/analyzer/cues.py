"""The words that report other people's words: verbs, nouns, adjectives and phrases, with their frames and stance.

The list is data (lexicons/resources/reporting-verbs.csv). A frame says where the reported content stands in the
syntax of the cue:

clause    a that-clause, a clause without "that", a wh-clause ("said the war was over")
quote     a quotation before or after it ("…," he said)
to        an infinitive ("vowed to fight")
object    a noun phrase ("rejected the claim"); a person addressed stands in it too ("urged them to go")
name      what somebody is called ("called him a liar")
as        a predication with "as" ("described it as a show")
of, about, for, on, against, at, with: the object of that preposition ("accused him of theft")
phrase    no verb at all ("according to the police")
adverb, adjective: distancing words ("allegedly", "so-called")
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from framing.lexicon.resources import table

PREPOSITIONS = frozenset({"of", "about", "for", "on", "against", "at", "with", "to", "as", "over", "in"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of the table: what the cue governs, and how the reporter stands to what is reported."""

    frames: frozenset[str]
    stance: str  # "neutral" | "distancing" | "endorsing" | "conflict"


@cache
def cues(pos: str) -> Mapping[str, Cue]:
    """The cues of one part of speech (VERB, NOUN, ADJ, ADV, ADP), by lemma."""
    rows = (row for row in table("reporting-verbs") if row["pos"] == pos)
    return {row["cue"]: Cue(frozenset(row["frames"].split()), row["stance"]) for row in rows}


@cache
def distancing_words() -> frozenset[str]:
    """Words that hold what follows at arm's length without quotation marks ("so-called", "alleged")."""
    return frozenset(
        row["cue"] for row in table("reporting-verbs") if row["stance"] == "distancing" and row["pos"] in ("ADJ", "ADV")
    )


@cache
def phrases() -> Mapping[tuple[str, ...], Cue]:
    """Cues of several words that end in a preposition: ("in", "the", "view", "of")."""
    return {tuple(text.split()): cue for text, cue in cues("ADP").items()}
