"""What one word says of the name that it stands in: a capital, the end of a body's name, an office."""

from __future__ import annotations

from framing.analyzer.entities.missed_names import common_words
from framing.language.actors import kind_of, noun
from framing.language.people import given_names, name_tails, plain, titles
from framing.language.tree import Node, Tree
from framing.language.words import group

LONGEST_PERSON = 3  # words of a person's name in a headline
ATTITUDES = group("attitudes")
PRONOUNS = group("pronouns of the people addressed")
RANKS = group("forms of address for rank")  # "His Excellency" is no name
_LEGAL_FORMS = group("legal forms")


def is_capitalised(node: Node) -> bool:
    """Whether the first letter alone is a capital."""
    return node.text[0].isupper() and node.text[1:].islower()


def is_party_and_state(node: Node) -> bool:
    """Whether it is party and state, and no name: "D-Nev.", "(R" of "(R-Ohio)"."""
    return node.text[:2] in {"D-", "R-", "I-"} or node.text in {"D", "R", "I"}


def is_shouted(tree: Tree, node: Node) -> bool:
    """Whether a word is only capitalised like its neighbours: "WHO" and "IS" in a run of capitals."""
    near = [
        n for n in tree.nodes[max(0, node.i - 2) : node.i + 3] if n is not node and n.text.isalpha() and len(n.text) > 1
    ]
    return len(near) > 1 and all(n.text.isupper() for n in near)


def is_titled(tree: Tree, first: int) -> bool:
    """Whether a title stands right before the token `first`: "Judge"."""
    before = tree.nodes[first - 1] if first else None
    return before is not None and before.text[0].isupper() and plain(before.text) in titles()


def is_one_office(last: Node) -> bool:
    """Whether the word is a singular noun for a person: "mayor"."""
    return kind_of(last.lower) == "person" and last.tag in ("NN", "NNP")


def is_body_word(node: Node) -> bool:
    """Whether the noun is for a body or a group: "ministry", "police"."""
    return kind_of(noun(node)) in ("body", "group")


def is_legal_form(node: Node) -> bool:
    """Whether it is the legal form of a company: "Ltd."."""
    return node.lower.rstrip(".") in _LEGAL_FORMS


def ends_body(node: Node) -> bool:
    """Whether a name that ends in this word is of a body: "Party", "Inc."."""
    return node.lower in name_tails() or is_legal_form(node)


def behind_office(nodes: list[Node], first: int, past: int) -> int:
    """Where a person's name begins behind what the office is for: "Minister for Health Fiachra Tuohy"."""
    if first < _OFFICE_BEFORE or nodes[first - 1].lower not in ("for", "of"):
        return first
    office = nodes[first - 2]
    if (
        not office.text[0].isupper()
        or noun(office) not in group("offices of many kinds")
        or office.sent != nodes[first].sent
    ):
        return first
    at = first
    while at < past and nodes[at].lower in common_words() and nodes[at].lower not in given_names():
        at += 1
    return at if at < past else first  # "Director of National Intelligence"


_OFFICE_BEFORE = 2  # tokens: "Minister for"
