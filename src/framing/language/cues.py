"""The words that report other people's words: verbs, nouns, adjectives and phrases, with their frames and stance.

The list is data (lexicons/resources/reporting-verbs.csv). A frame says where the reported content stands in the
syntax of the cue:

quote     a quotation before or after it ("…," he said)
clause    a that-clause, a clause without "that", a wh-clause ("said the war was over")
to        an infinitive ("vowed to fight")
object    a noun phrase ("alleged fraud", "accused the mayor of theft")
name      what somebody is called ("called him a liar")
like      what somebody or something is likened to ("compared him to a warlord")
as        a predication with "as" ("described it as a show")
of, about, for, on, against, at, with: the object of that preposition ("accused him of theft")
evidence  a clause, if the subject can speak: "the poll shows that", not "this shows that"
negates   what it governs is denied ("rejected the claim that")
act       with its topic it tells what was said ("praised the crew"; see analyzer/speech/speech_acts.py)
phrase    no verb at all ("according to the police")
adverb, adjective: distancing words ("allegedly", "so-called")

The column `topics` names frames in which the outlet tells in its own words what an utterance or an intention is
about: topic (a noun phrase: "praised the minister"), plan (an infinitive: "refused to go"), and prepositions.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct, convert

from framing.language.resources import table
from framing.language.tree import Node
from framing.language.words import group
from framing.model import Stance

PREPOSITIONS = group("prepositions of reporting verbs")


class Cue(Struct, frozen=True):
    """A line of the table: the constructions that the cue governs, and its stance."""

    frames: frozenset[str]
    topics: frozenset[str]
    stance: Stance


@cache
def cues(pos: str) -> Mapping[str, Cue]:
    """The cues of one part of speech (VERB, NOUN, ADJ, ADV, ADP), by lemma."""
    rows = (row for row in table("reporting-verbs") if row["pos"] == pos)
    return {row["cue"]: _cue(row) for row in rows}


def _cue(row: Mapping[str, str]) -> Cue:
    return Cue(frozenset(row["frames"].split()), frozenset(row["topics"].split()), convert(row["stance"], Stance))


def can_quote(verb: Node) -> bool:
    """Whether a quotation may stand beside the verb: "said", not "accused"."""
    cue = cues("VERB").get(verb.lemma)
    return cue is not None and "quote" in cue.frames


def with_particle(verb: Node) -> Cue | None:
    """The cue of a verb that reports only with its particle: "…, she went on"."""
    listed = _with_particles().get(verb.lemma)
    if listed is None or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    beside = next((c for c in verb.rights if c.i == verb.i + 1 and c.dep in ("prt", "advmod")), None)
    return listed.get(beside.lower) if beside is not None else None


@cache
def _with_particles() -> dict[str, dict[str, Cue]]:
    found: dict[str, dict[str, Cue]] = {}
    for name, cue in cues("VERB").items():
        verb, _, particle = name.partition(" ")
        if particle:
            found.setdefault(verb, {})[particle] = cue
    return found


@cache
def distancing_words() -> frozenset[str]:
    """Words that distance the writer from what follows without quotation marks ("so-called", "alleged")."""
    return frozenset(
        row["cue"] for row in table("reporting-verbs") if row["stance"] == "distancing" and row["pos"] in ("ADJ", "ADV")
    )


@cache
def phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Cues of several words that end in a preposition, by their first word:

    "in" -> (("in", "the", "view", "of"), …).
    """
    found: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]] = {}
    for text, cue in cues("ADP").items():
        words = tuple(text.split())
        found[words[0]] = (*found.get(words[0], ()), (words, cue))
    return found
