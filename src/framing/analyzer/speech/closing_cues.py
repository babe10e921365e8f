"""Reports that close their sentence, also where the parser breaks it in two: "He has lied, the ministry said."."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.analyzer.speech.attribution import Content
from framing.analyzer.speech.reported_clauses import LONGEST_PARENTHESIS
from framing.language.actors import can_speak, is_like_people
from framing.language.cues import Cue
from framing.language.denial import is_denied
from framing.language.subjects import SUBJECTS
from framing.language.tree import Node, Tree
from framing.language.words import group

_TENSES = ("VBD", "VBZ", "VBP")
_FINITE = (*_TENSES, "MD")
_PARTICIPLES = ("VBG", "VBN")
_LONGEST_END = 8  # tokens of "in a letter on Monday"
_VERBAL = ("VERB", "AUX")
_OPENING = ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")
_RELATIVE = ("WDT", "WP", "WP$", "WRB", "IN")
_SUBORDINATE = ("SCONJ", "ADP")


def closing_report(
    tree: Tree, verb: Node, cue: Cue, found: Content | None, quoted: Sequence[bool], labels: Mapping[int, str]
) -> tuple[Node, Sequence[Node]] | None:
    """The speaker and the rest of the sentence in "…, the ministry said on Friday.", if `found` has not all of it.

    The parser takes the speaker for an apposition to the name before the comma, or breaks what is said in two.
    """
    if "quote" not in cue.frames or verb.tag not in _TENSES:
        return None
    first = tree.sentences[verb.sent][0].i
    if tree.nodes[first].text == "," and verb.sent:
        first = tree.sentences[verb.sent - 1][0].i  # the parser ends the sentence before the comma
    comma = _comma_before_speaker(tree, verb, first)
    if comma is None:
        return None
    told = tree.nodes[first:comma]
    phrase = tree.nodes[comma + 1 : verb.i]
    person = _unlinked_person(phrase, comma) if verb.child(*SUBJECTS, "dobj", "ccomp") is None else None
    if person is not None:
        return person, told
    speaker = next((n for n in phrase if n.dep in SUBJECTS and n.head is verb), None)
    if speaker is None or not (can_speak(speaker, labels) or is_like_people(speaker)):
        return None
    if verb.lemma not in group("verbs of saying that close a sentence") or is_denied(verb) or not _is_end(tree, verb):
        return None
    return (speaker, told) if _is_left_out(told, found, quoted) else None


def _comma_before_speaker(tree: Tree, verb: Node, first: int) -> int | None:
    """The comma before the words for the speaker, with a name between commas or not: ", its head, Ana Cruz, said"."""
    near = range(verb.i - 1, max(first, verb.i - LONGEST_PARENTHESIS), -1)
    commas = [i for i in near if tree.nodes[i].text == ","]
    if commas and commas[0] == verb.i - 1:
        commas = commas[2:]
    if not commas:
        return None
    opening = tree.nodes[commas[0] + 1]
    plain = opening.pos in _OPENING and opening.tag not in _RELATIVE
    return commas[0] if plain and not any(n.pos in _VERBAL for n in tree.nodes[commas[0] + 1 : verb.i]) else None


def _unlinked_person(phrase: Sequence[Node], comma: int) -> Node | None:
    """The person of "…, a person familiar with the matter said", taken for an apposition to what is before."""
    if not phrase or phrase[0].lower not in ("a", "an", "one"):
        return None
    head = next((n for n in phrase if n.dep == "appos" and n.head.i < comma and n.pos == "NOUN"), None)
    return head if head is not None and is_like_people(head) else None


def _is_end(tree: Tree, verb: Node) -> bool:
    """Whether only a time, a place or the person told comes behind the verb."""
    behind = [n for n in tree.nodes[verb.i + 1 : tree.sentences[verb.sent][-1].i + 1] if n.pos != "PUNCT"]
    return len(behind) <= _LONGEST_END and not any(n.pos in _VERBAL or n.pos in ("SCONJ", "CCONJ") for n in behind)


def _is_left_out(told: Sequence[Node], found: Content | None, quoted: Sequence[bool]) -> bool:
    """Whether the words before the comma are a statement whose end is not in what was found."""
    words = [n for n in told if n.pos not in ("PUNCT", "SPACE")]
    if not any(n.tag in _FINITE for n in words) or any(quoted[n.i] or n.text in (";", ":") for n in told):
        return False
    if words[0].tag in _PARTICIPLES and words[0].head not in words:
        return False  # "Quoting the Bible, Engel warned of a flood"
    if words[0].pos in _SUBORDINATE and not any(n.text == "," for n in told):
        return False  # "When the vote was over, the mayor said"
    inside = {n.i for n in found.nodes} if found is not None else set()
    missing = [n for n in words if n.i not in inside]
    return words[-1].i not in inside and not any(n.dep in ("conj", "cc") for n in missing)
