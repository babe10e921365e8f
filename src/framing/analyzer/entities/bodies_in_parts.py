"""Bodies whose names the recogniser takes apart: with a purpose, a possessive, two fields, or a saint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framing.analyzer.entities.gazetteer_names import continues
from framing.analyzer.entities.missed_names import common_words
from framing.analyzer.entities.name_words import LONGEST_PERSON, is_body_word, is_capitalised
from framing.language import gazetteer
from framing.language.actors import actors, kind_of, noun
from framing.language.gazetteer import Known
from framing.language.people import SAINTS, given_names, plain, public_figures, titles
from framing.language.tree import Node, Tree
from framing.language.words import group

DATED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})


def with_purposes(tree: Tree) -> Iterator[tuple[int, int]]:
    """Bodies named for their purpose, in capitals: "Hands for Water", "the Front for the Salvation of the Sahara"."""
    nodes, title = tree.nodes, len(tree.article.title)
    for node in nodes[:-2]:
        link, first = nodes[node.i + 1 : node.i + 3]
        if link.lower not in group("links in names of bodies") or node.start < title or not _may_begin_body(node):
            continue
        past = node.i + 2
        while past < len(nodes) and nodes[past].sent == node.sent and _goes_on_so(nodes, past):
            past += 1
        if past == node.i + 2 or _is_dated(tree, first):
            continue
        opening = tree.sentences[node.sent][0] is node
        if any(a <= node.i < b and label == "PERSON" for a, b, label in tree.names):
            continue  # "Harper for Mayor"
        if (first.lower == "the" and not opening) or (is_capitalised(first) and _is_plain_word(first)):
            yield node.i, past


def _is_plain_word(node: Node) -> bool:
    plainly = node.lower in common_words() and node.pos in ("NOUN", "PROPN")
    return plainly and gazetteer.known(node.text) is None and node.text not in public_figures()


def _may_begin_body(node: Node) -> bool:
    """Whether a capitalised noun may begin a body's name; not "Minister for Health", "Reporter for Le Monde"."""
    if not is_capitalised(node) or node.pos not in ("NOUN", "PROPN") or plain(node.text) in titles():
        return False
    return node.tag in ("NNS", "NNPS") or kind_of(noun(node)) != "person"


def _goes_on_so(nodes: list[Node], at: int) -> bool:
    """Whether the name of a body goes on: a capitalised word, or a small one before one."""
    the = nodes[at].lower == "the" and at + 1 < len(nodes) and continues(nodes, at + 1)
    before_the = nodes[at].lower in ("of", "for") and at + 2 < len(nodes) and nodes[at + 1].lower == "the"
    return continues(nodes, at) or the or (before_the and continues(nodes, at + 2))


def _is_dated(tree: Tree, node: Node) -> bool:
    return any(a <= node.i < b and label in DATED for a, b, label in tree.names)


def with_possessives(tree: Tree) -> Iterator[tuple[int, int]]:
    """Bodies with "'s" in their name: "Dick's Sporting Goods", later "Dick's"; the text has the whole twice or more.

    Nobody and no place has the first word as a name, and the last is no word for people.
    """
    nodes, whole, text = tree.nodes, dict[str, int](), tree.text.replace("’", "'")
    people_ = {tree.nodes[past - 1].text for first, past, label in tree.names if label == "PERSON" and past - first > 1}
    for node in nodes[:-3]:
        if nodes[node.i + 1].text not in ("'s", "’s") or not is_capitalised(node) or node.text in people_:
            continue
        past = node.i + 2
        while past < len(nodes) and nodes[past].pos == "PROPN" and is_capitalised(nodes[past]):
            past += 1
        last = nodes[past - 1]
        if past < node.i + 4 or gazetteer.known(node.text) is not None or noun(last) in actors() or last.lower == "day":
            continue
        if text.count(text[node.start : last.end]) > 1:
            whole[node.text] = past
            yield node.i, past
    for node, after, third in zip(nodes, nodes[1:], nodes[2:], strict=False):
        if node.text in whole and after.text in ("'s", "’s") and not is_capitalised(third):
            yield node.i, node.i + 2


def joined_bodies(tree: Tree, known: Mapping[int, tuple[int, Known]]) -> Iterator[tuple[int, int]]:
    """Bodies of two fields: "the Rail and Tram Workers Union"; not "the FBI and Justice Department".

    The first field is a common word in the singular, and the name ends with a word for a body.
    """
    nodes = tree.nodes
    for the, first, joint in zip(nodes, nodes[1:], nodes[2:], strict=False):
        if the.lower not in ("the", "its", "their", "our") or joint.lower not in ("and", "&") or first.i in known:
            continue
        if not is_capitalised(first) or first.lower not in common_words() or first.sent != the.sent:
            continue
        past = joint.i + 1
        while past < len(nodes) and nodes[past].sent == the.sent and is_capitalised(nodes[past]) and past not in known:
            past += 1
        last = nodes[past - 1]
        single = last.tag in ("NN", "NNP") and last.lower == noun(last)
        if past > joint.i + 2 and single and is_body_word(last) and noun(first) not in actors():
            yield first.i, past


def called_after_saints(tree: Tree) -> Iterator[tuple[int, int]]:
    """Bodies that a saint has given the name: "St Brendan's hospital", and there "St Brendan's staff"."""
    nodes = tree.nodes
    found: list[tuple[int, int, Node | None]] = []
    for saint in nodes[:-2]:
        at = saint.i + 1
        while saint.text in SAINTS and at < len(nodes) and is_capitalised(nodes[at]) and at - saint.i <= 2:
            at += 1
        if at == saint.i + 1 or at >= len(nodes) or nodes[at].text not in ("'s", "’s"):
            continue
        past = at + 1
        while past < min(at + 4, len(nodes)) and nodes[past].sent == saint.sent and nodes[past].pos in _NOUNS:
            past += 1
        kinds = (
            n for n in reversed(nodes[at + 1 : past]) if is_body_word(n) and n.lower not in group("people of a body")
        )
        found.append((saint.i, at + 1, next(kinds, None)))
    borne = {nodes[past - 2].text for _, past, body in found if body is not None}
    for first, past, body in found:
        if body is not None:
            yield first, body.i + 1
        elif nodes[past - 2].text in borne:
            yield first, past


_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})


def apposed_bodies(tree: Tree) -> Iterator[tuple[int, int]]:
    """Names of a few words that the text says to be of a body: "Patients First, a campaign group, called for"."""
    nodes = tree.nodes
    for comma, article, after in zip(nodes, nodes[1:], nodes[2:], strict=False):
        if comma.text != "," or article.lower not in ("a", "an") or article.sent != after.sent:
            continue
        kind = article.head
        first = comma.i
        while first and nodes[first - 1].sent == comma.sent and is_capitalised(nodes[first - 1]):
            first -= 1
        named = comma.i - first
        if kind.i - comma.i > _LONGEST_KIND or kind.tag != "NN" or not 1 < named <= LONGEST_PERSON:
            continue
        if kind_of(noun(kind)) not in ("body", "group") or nodes[first].lower in given_names():
            continue
        opening = tree.sentences[comma.sent][0] is nodes[first]
        if opening or nodes[first - 1].pos in ("ADP", "VERB", "CCONJ", "SCONJ"):
            yield first, comma.i


_LONGEST_KIND = 5  # tokens between the comma and the noun
