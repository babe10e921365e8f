"""Which names of the recogniser are names, and where they begin and end."""

from __future__ import annotations

import re

from framing.analyzer.entities.found_names import FoundNames
from framing.analyzer.entities.gazetteer_names import known_in_capitals
from framing.analyzer.entities.missed_names import common_words
from framing.analyzer.entities.name_labels import label_of
from framing.analyzer.entities.name_words import (
    ATTITUDES,
    LONGEST_PERSON,
    PRONOUNS,
    RANKS,
    behind_office,
    ends_body,
    is_capitalised,
    is_one_office,
    is_party_and_state,
    is_titled,
)
from framing.language import gazetteer
from framing.language.actors import actors, kind_of, noun
from framing.language.gazetteer import Known
from framing.language.people import SUFFIXES, given_names, plain, public_figures, titles
from framing.language.tree import Node, Tree
from framing.language.words import group

_APOSTROPHED = re.compile(r"[DLMO]['’][A-Z]\w")
_NOT_FIRST = frozenset({"DET", "PUNCT", "SPACE", "ADP", "CCONJ", "SCONJ", "AUX", "PRON", "PART"})
_NOT_LAST = frozenset({"PART", "PUNCT", "SPACE", "ADP", "CCONJ", "AUX", "NUM", "SYM", "VERB", "DET"})
_FIRST_WORDS = frozenset({"the", "'s", "’s", "former", "then"})
_LAST_WORDS = frozenset({"'s", "’s", "’", "'", '"', "”", "“", ",", ".", ")", "%", "-", "–", "—"})
_INSIDE = frozenset(".-'’&‑–/")


def accept_recognised(
    so_far: FoundNames, first: int, past: int, label: str, known: dict[int, tuple[int, Known]]
) -> None:
    """Take one name from the recogniser: trimmed, relabelled, replaced by the gazetteer's, or left out."""
    first, past = _trimmed(so_far.tree, first, past, label)
    first = _behind_calling(so_far.tree.nodes[first:past], first, label)
    if label == "PERSON":
        first = behind_office(so_far.tree.nodes, first, past)
    if past - first > 1 and so_far.is_in_capitals(so_far.tree.nodes[first]):
        if label == "PERSON":
            past = _before_verb(so_far.tree, first, past)
            first = _run_in(so_far, first, past)
        kept = _run_on(so_far, first, past)
        if kept < past:
            past, label = kept, "PERSON"
    if first >= past:
        return
    label = label_of(so_far.tree, first, past, label)
    inside = [(a, *known[a]) for a in range(first, past) if a in known]
    before = range(max(0, first - 4), first)
    around = [(a, *known[a]) for a in before if a in known and known[a][0] > first][:1]
    if label == "PERSON" or (label == "ORG" and past - first == 1 and is_capitalised(so_far.tree.nodes[first])):
        first, past = _whole_name(so_far, first, past)
    if around or (inside and _gazetteer_wins(so_far.tree, first, past, label, inside)):
        _split(so_far, around or inside, past, label)
    elif (
        so_far.is_free(first, past)
        and _is_like_name(so_far, first, past, label)
        and not _is_field(so_far, first, past, label)
    ):
        so_far.take(so_far.made(first, past, label, known_in_capitals(so_far.tree, first, past)))


def _is_field(so_far: FoundNames, first: int, past: int, label: str) -> bool:
    """Whether it is only what an office is for: "a former Lands assistant minister"."""
    last = so_far.tree.nodes[past - 1]
    office = last.head
    if label in ("PERSON", "NORP", "GPE") or last.dep not in ("compound", "nmod") or office.i < past:
        return False
    return past - first == 1 and noun(office) in group("offices with a field") and last.lower in common_words()


def _whole_name(so_far: FoundNames, first: int, past: int) -> tuple[int, int]:
    """A person's name with the surname behind an apostrophe that the recogniser leaves out: "Lou D'Allesandro"."""
    nodes = so_far.tree.nodes
    if past < len(nodes) and _APOSTROPHED.match(nodes[past].text) and nodes[past].start == nodes[past - 1].end + 1:
        return first, past + 1
    if past - first <= 2 and past < len(nodes) and _is_second_surname(so_far, nodes[past], nodes[past - 1]):
        past += 1
    return first, past


def _is_second_surname(so_far: FoundNames, node: Node, before: Node) -> bool:
    """Whether the next word is a surname, too: "Carmen Ríos Valdivia"; the tree makes one phrase of them."""
    if node.pos != "PROPN" or not is_capitalised(node) or node.start != before.end + 1 or node.i in so_far.known:
        return False
    if (
        plain(node.text) in titles()
        or noun(node) in actors()
        or so_far.is_also_in_lower(node)
        or so_far.is_in_capitals(node)
    ):
        return False
    return before.head is node and before.dep in ("compound", "nmod") and not ends_body(node)


def _run_on(so_far: FoundNames, first: int, past: int) -> int:
    """Where a person's name ends in a headline: "Perry Wins Endorsement", "Jane Bloggs Cover".

    The text names the person elsewhere, and has the words after the name in no name.
    """
    people = so_far.people()
    words = tuple(n.text for n in so_far.tree.nodes[first:past])
    for length in range(len(words) - 1, 0, -1):
        alone = length == 1 and (words[0] in public_figures() or any(p[-1] == words[0] for p in people))
        if words[:length] in people or (alone and words[0].lower() not in given_names()):
            known = any(w in p for w in words[length:] for p in people)
            once = so_far.tree.text.count(
                so_far.tree.text[so_far.tree.nodes[first].start : so_far.tree.nodes[past - 1].end]
            )
            return past if known or once > 1 else first + length
    return past


def _run_in(so_far: FoundNames, first: int, past: int) -> int:
    """Where a person's name begins in a headline: "Meeting Trump".

    It begins after a common word in -ing or -ed, if the text has the following words but never the whole.
    """
    nodes = so_far.tree.nodes
    word = nodes[first]
    if past - first < 2 or word.lower in given_names() or not word.lower.endswith(("ing", "ed")):
        return first
    whole = so_far.tree.text[word.start : nodes[past - 1].end]
    rest = so_far.tree.text[nodes[first + 1].start : nodes[past - 1].end]
    again = so_far.tree.text.count(whole) < 2 and so_far.tree.text.count(rest) > 1
    return first + 1 if again and word.lower in common_words() else first


def _is_only_in_headline(so_far: FoundNames, nodes: list[Node]) -> bool:
    """Whether the words occur only in a headline: then hardly a person's name, which the text would repeat."""
    title = len(so_far.tree.article.title)
    if nodes[0].start >= title or not so_far.is_in_capitals(nodes[0]) or len(so_far.tree.text) < title + 400:
        return False
    if nodes[-1].text in public_figures():
        return False
    return not any(so_far.tree.text.find(n.text.removesuffix("s"), title) >= 0 for n in nodes if len(n.text) > 2)


def _split(so_far: FoundNames, inside: list[tuple[int, int, Known]], past: int, label: str) -> None:
    """Take the gazetteer's names inside a name of the recogniser, and what is left behind them."""
    for a, b, entry in inside:
        if so_far.is_free(a, b):
            so_far.take(so_far.made(a, b, entry.label, entry))
    rest = inside[-1][1]
    if rest < past and label in ("PERSON", "ORG"):
        accept_recognised(so_far, rest, past, label, {})


def _is_like_name(so_far: FoundNames, first: int, past: int, label: str) -> bool:
    """Whether what the recogniser found is a name: not a motto, a headline's phrase or an office."""
    nodes = so_far.tree.nodes[first:past]
    one = nodes[0]
    if not (one.text[0].isupper() or any(n.text[0].isupper() for n in nodes)):
        return label == "NORP" and len(nodes) == 1 and one.pos in ("NOUN", "PROPN")
    if label != "WORK_OF_ART" and len(nodes) > 1 and any(n.lower in PRONOUNS for n in nodes):
        return False  # "In God We Trust"
    if len(nodes) > 1 and _is_beginning(so_far, nodes):
        return False
    if label == "PERSON" and _is_only_in_headline(so_far, nodes):
        return False
    crowded = label == "PERSON" and len(nodes) > LONGEST_PERSON and so_far.is_in_capitals(one)
    if crowded and one.lower not in given_names() and all(is_capitalised(n) for n in nodes):
        return False  # "Pentagon Chief Fires Navy Secretary"
    if label == "PERSON" and so_far.is_holiday(nodes[-1]):
        return False
    if label == "PERSON" and any(n.pos == "CCONJ" for n in nodes) and one.lower not in given_names():
        return False  # "Gun Laws and Criminals"
    if label == "ORG" and len(nodes) > 1 and is_one_office(nodes[-1]):
        return False  # "Special Agent", "America's Toughest Sheriff"
    if (len(nodes) == 1 and plain(one.text) in SUFFIXES) or not one.text[0].isalnum() or is_party_and_state(one):
        return False
    if label not in {"PERSON", "NORP", "GPE"} and so_far.is_in_capitals(one) and _is_phrase(so_far, nodes):
        return False
    return len(nodes) > 1 or _is_single_name(so_far, one, label)


def _is_beginning(so_far: FoundNames, nodes: list[Node]) -> bool:
    """Whether it is the beginning of a sentence, with its capital: "Health ministry starves county"."""
    opens = so_far.tree.sentences[nodes[0].sent][0] is nodes[0] and all(n.text.islower() for n in nodes[1:])
    return opens and any(noun(n) in actors() or n.pos in ("VERB", "AUX") for n in nodes[1:])


def _is_phrase(so_far: FoundNames, nodes: list[Node]) -> bool:
    """Whether a stretch of a headline is no name: it has a verb, or words that the text uses elsewhere."""
    return any(n.pos in ("VERB", "AUX") or (n.text[1:].islower() and so_far.is_also_in_lower(n)) for n in nodes)


def _is_surname_of_somebody(so_far: FoundNames, node: Node) -> bool:
    """Whether somebody is called so in full, and no article makes an office of it: "Anna Bishop … Bishop won"."""
    if node.child("det", "poss") is not None or not node.text[0].isupper() or so_far.is_in_capitals(node):
        return False
    return any(len(p) > 1 and p[-1] == node.text and plain(p[0]) not in titles() for p in so_far.people())


def _is_single_name(so_far: FoundNames, node: Node, label: str) -> bool:
    """Whether a single word is a name."""
    if not all(c.isalnum() or c in _INSIDE for c in node.text):
        return False
    opening = so_far.tree.sentences[node.sent][0] is node
    if _is_surname_of_somebody(so_far, node):
        return True
    if node.lower in group("feasts") or (label != "GPE" and opening and so_far.is_abstract(node)):
        return False
    kind = kind_of(noun(node))
    several = kind == "group" or (kind in ("person", "body") and noun(node) != node.lower)
    if several and label == "PERSON" and node.lower not in given_names() and node.text not in public_figures():
        return False  # "told MPs", "Gardaí said"
    if (
        label == "ORG"
        and not node.text.isupper()
        and (opening or so_far.is_in_capitals(node))
        and so_far.is_also_in_lower(node)
    ):
        return False
    if noun(node) in actors() and (node.pos != "PROPN" or opening or label == "ORG"):
        return False
    if node.pos in ("PROPN", "NOUN") or (node.text.isupper() and len(node.text) > 1):
        return True
    if node.pos == "ADJ":
        return label in {"PERSON", "NORP", "GPE"}
    if node.lower in given_names():
        return True
    return label != "NORP" and node.text[1:].islower() and not opening and not so_far.is_in_capitals(node)


def _gazetteer_wins(tree: Tree, first: int, past: int, label: str, inside: list[tuple[int, int, Known]]) -> bool:
    a, b, entry = inside[0]
    if (a == first and b == past) or inside[-1][1] > past:
        return True
    if label == "PERSON":  # "Paris Hilton" stays; "Republican Mitt Romney" does not
        borne = tree.nodes[first].lower in given_names() or is_titled(tree, first)  # "Mayor Finn Hale"
        nation = a == first and entry.how in ("demonym", "member") and past - b >= 1
        return (nation and not borne) or entry.how == "metonym"
    if label in {"NORP", "GPE", "LOC"}:
        return len(inside) > 1 or not (b < past and tree.nodes[past - 1].pos == "PROPN")
    return len(inside) > 1 and inside[-1][1] == past and past - first == sum(y - x for x, y, _ in inside)


def _trimmed(tree: Tree, first: int, past: int, label: str) -> tuple[int, int]:
    """The name without articles, possessives, punctuation and "pro-" at its ends.

    A person's name ends at a number or a verb.
    """
    nodes = tree.nodes
    if past - first > 1 and nodes[first].text == "X." and first and nodes[first - 1].lower == "on":
        first += 1  # "wrote on X. Tom Kade left": the network's name ends the sentence before
    while first < past and (nodes[first].pos in _NOT_FIRST or nodes[first].lower in _FIRST_WORDS):
        first += 1
    while first < past and _is_not_last(nodes[past - 1]):
        past -= 1
    if first + 2 < past and nodes[first].lower in ATTITUDES and nodes[first + 1].text in "-–‑":
        first += 2
    if label in ("ORG", "GPE", "LOC", "FAC"):
        told = (i for i in range(first + 1, past) if nodes[i].tag == "VBD" and nodes[i].text.islower())
        past = next(told, past)  # "Bajwat told Meridian"
    if label == "PERSON":
        while first + 1 < past and nodes[first].lower in RANKS:
            first += 1
        while first + 1 < past and nodes[first].pos in ("VERB", "ADV") and nodes[first].lower not in given_names():
            first += 1  # a headline's "Meeting Trump"
        for i in range(first, past):
            if nodes[i].text[0].isdigit() or (nodes[i].pos in ("VERB", "AUX") and nodes[i].text[0].islower()):
                return first, i
    return first, past


def _behind_calling(nodes: list[Node], first: int, label: str) -> int:
    """Where a person's name begins behind what he or she is by calling: "Nurse Ida Falk"."""
    if len(nodes) < LONGEST_PERSON or nodes[0].lower in given_names():
        return first
    plainly = label == "PERSON" and gazetteer.known(nodes[0].text) is None
    if nodes[1].lower not in given_names() and not plainly:
        return first
    return first + 1 if kind_of(noun(nodes[0])) == "person" and not ends_body(nodes[-1]) else first


def _before_verb(tree: Tree, first: int, past: int) -> int:
    """Where a person's name ends in a headline: "Perry Wins Endorsement"."""
    verbs = (i for i in range(first + 1, past) if tree.nodes[i].pos in ("VERB", "AUX"))
    return next(verbs, past)


def _is_not_last(node: Node) -> bool:
    return (node.pos in _NOT_LAST and not node.text[0].isupper()) or node.lower in _LAST_WORDS
