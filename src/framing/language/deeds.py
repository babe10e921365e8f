"""The part in an event that a verb gives its agent and its patient, and the part that a noun names.

The parts are the "doer" of a crime (shoots, is arrested; the gunman, the suspect), its "victim" (is shot, dies) and
somebody "chosen" (is appointed). Articles refer to unnamed people by these parts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from framing.language import verbs
from framing.language.resources import table
from framing.language.subjects import PASSIVE_SUBJECT, auxiliaries
from framing.language.tree import Node
from framing.language.words import group, judging_deeds

_AGE = re.compile(r"(\d{1,3})[- ]year[- ]old")
_AFTER = re.compile(r"\s?, (?:aged )?(\d{1,2})(?= ?[,.;)](?!\d))")
_LONGEST_AGE = 14  # characters behind a name


def part_of(verb: str, side: str) -> str:
    """The part that a predicate gives its "agent" or "patient", or ""; a preposition behind the verb does not matter.

    `verb` is a lemma with its particle: "gun down", "shoot at".
    """
    found = _verbs().get((verb, side), "")
    return found if found or " " not in verb else part_of(verb.rsplit(" ", 1)[0], side)


def kinds_of_deed(verb: str) -> frozenset[str]:
    """The types of event that a verb may name and the verb itself; none if it says little ("do", "say").

    Args:
        verb: lemma, with its particle ("step down").
    """
    if verb in group("general verbs") or verb == "be":
        return frozenset()
    return trigger_types("VERB").get(verb, frozenset()) - group("general event types for passages") | {verb}


@cache
def trigger_types(pos: str = "") -> dict[str, frozenset[str]]:
    """Trigger -> all types of event that it may mean.

    Args:
        pos: only triggers of this part of speech; by default all.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("event-types"):
        if pos in ("", row["pos"]):
            found[row["trigger"]].update(row["type"].split(";"))
    return {trigger: frozenset(types) for trigger, types in found.items()}


def is_bodily_harm(verb: str) -> bool:
    """Whether a verb, by lemma, means bodily harm to its patient and is hardly used of words, sport or feelings."""
    return part_of(verb, "patient") == "victim" and part_of(verb, "figurative") != "victim"


def part_named(noun: str) -> str:
    """The part that a noun names, by lemma: "doer" for "gunman"; or ""."""
    part = _nouns().get(noun, "")
    return "" if part == "anyone" else part


def can_be_anyone(noun: str) -> bool:
    """Whether a noun, by lemma, is so general that it fits a doer or victim of any occupation: "man", "driver"."""
    return noun in _nouns()


@cache
def _verbs() -> dict[tuple[str, str], str]:
    return {(row["word"], row["side"]): row["part"] for row in table("deeds") if row["kind"] == "verb"}


@cache
def _nouns() -> dict[str, str]:
    return {row["word"]: row["part"] for row in table("deeds") if row["kind"] == "noun"}


def ages_said(phrase: str) -> list[int]:
    """Ages inside a description: "a 61-year-old Vancouver man"."""
    return [int(age) for age in _AGE.findall(phrase)] if "ear" in phrase else []


def age_behind(text: str, end: int) -> int:
    """The age after a name that ends at `end`: "John Smith, 35, was"; else 0."""
    found = _AFTER.match(text, end, end + _LONGEST_AGE)
    return int(found[1]) if found else 0


def judged_with_object(verb: Node) -> float | None:
    """What a verb says of who does it together with what it governs, -1 to 1; None if the two are not listed.

    "Broke her promise", "refused to meet them", "sat idle", "acted with restraint". Some only tell a fact together
    with their object: 0 for "failed to reach a verdict".
    """
    found = _judged(verb)
    return found[0] if found is not None else None


def judging_complement(verb: Node) -> Node | None:
    """The complement, not an object, that lets a verb judge: "idle" of "sat idle", "with" of "acted with restraint"."""
    found = _judged(verb)
    return found[1] if found is not None and found[1].dep not in _OBJECTS | {"prt"} else None


def _judged(verb: Node) -> tuple[float, Node] | None:
    """What the verb says of who does it, and the word behind it that makes it say so."""
    part = verbs.particle(verb)
    known, plain = judging_deeds(), verb.lemma + (f" {part.lower}" if part is not None else "")
    governed = [(name, thing) for thing in verb.children if (name := _governing(verb, thing, plain))]
    for name, thing in governed:
        for word in _governed(thing):
            if (name, word) in known:
                return known[name, word], thing
    for name, thing in governed:
        for word in _governed(thing) if thing.dep in ("prep", "advmod") else ():
            if (of_any := f"*{name.removeprefix(plain)}", word) in known:  # "cut it irresponsibly", "led with courage"
                return known[of_any, word], thing
    return (known[plain, ""], part) if part is not None and not governed and (plain, "") in known else None


def _governing(verb: Node, thing: Node, plain: str) -> str:
    """The name of the verb for what it governs, with the preposition between ("act with"); "" if it does not."""
    if thing.dep == "prep":
        return f"{plain} {thing.lower}" if thing.i > verb.i and thing.child("pobj") is not None else ""
    if thing.dep in _GOVERNED:
        return plain
    is_near = thing.dep == "advcl" and thing.pos == "ADJ" and thing.i == verb.i + 1  # "sat idle"
    is_goal = thing.dep in ("ccomp", "advcl") and "to" in auxiliaries(thing)
    return plain if is_near or is_goal else ""  # the parser takes "to drown" of "left 31 to drown" for a clause


def _governed(thing: Node) -> list[str]:
    """The lemmas by which what a verb governs may be listed: its head, and the nouns before that."""
    if thing.dep == "prep":
        thing = thing.child("pobj") or thing
    if thing.lemma in verbs.quantity_nouns() or thing.pos == "NUM":
        thing = next((n for c in thing.rights if c.lower == "of" and (n := c.child("pobj"))), thing)
    named = [verbs.name(thing), thing.lemma] if thing.pos == "VERB" else [thing.lemma.lower()]
    return named + [c.lemma.lower() for c in thing.lefts if c.dep == "compound"]  # "sheltered terror groups"


_OBJECTS = frozenset({"dobj", "xcomp", "ccomp", PASSIVE_SUBJECT})
_GOVERNED = _OBJECTS - {"ccomp"} | {"acomp", "advmod", "oprd"}


def telling_kind(verb: str, side: str) -> str:
    """How a deed shows the one who does it ("agent") or to whom it is done ("patient"): "harsh", "kind", "stand" or "".

    Args:
        verb: lemma, with its particle or object: "drag", "side with".
    """
    return _telling().get((verb.split()[0], side), "") if verb else ""


@cache
def _telling() -> dict[tuple[str, str], str]:
    """(verb, side) -> kind (lexicons/resources/telling-deeds.csv)."""
    return {(row["verb"], row["side"]): row["kind"] for row in table("telling-deeds")}
