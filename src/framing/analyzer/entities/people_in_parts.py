"""People whose names the recogniser takes apart: two given names or surnames, a place as a given name, long titles."""

from __future__ import annotations

from collections.abc import Iterator

from framing.analyzer.entities.missed_names import common_words
from framing.analyzer.entities.name_words import ends_body, is_body_word, is_capitalised
from framing.language import gazetteer
from framing.language.actors import actors, noun
from framing.language.people import family_first, given_names, plain, public_figures, titles
from framing.language.subjects import is_active_subject
from framing.language.tree import Node, Tree
from framing.language.words import group


def double_names(tree: Tree) -> Iterator[tuple[int, int]]:
    """Double names with any dash (Owen Smith–Jones, later Smith-Jones; Kang Min-ho)."""
    nodes, borne = tree.nodes, set[tuple[str, str]]()
    for node, one, dash, two in zip(nodes[:-4], nodes[1:], nodes[2:], nodes[3:], strict=False):
        if one.text in _DASHES and (past := _past_double_given(nodes, node)) is not None:
            yield node.i, past
        if dash.text not in _DASHES or dash.start != one.end or two.start != dash.end or not is_capitalised(node):
            continue
        if one.start != node.end + 1 or not is_capitalised(one):
            continue
        if two.text.islower() and two.text.isalpha() and len(two.text) <= _SYLLABLE and node.lower in family_first():
            if two.tag != "VBN" and gazetteer.known(f"{node.text} {one.text}") is None:  # "Hong Kong-owned"
                yield node.i, two.i + 1
        elif is_capitalised(two) and node.lower in given_names():
            alone = tree.text.count(two.text) - sum(tree.text.count(mark + two.text) for mark in _DASHES)
            if not alone:
                borne.add((one.text, two.text))
                yield node.i, two.i + 1
    for one, dash, two in zip(nodes, nodes[1:], nodes[2:], strict=False) if borne else ():
        again = (one.text, two.text) in borne and dash.text in _DASHES and dash.start == one.end
        if again and not (one.i and nodes[one.i - 1].lower in given_names()):
            yield one.i, two.i + 1


def _past_double_given(nodes: list[Node], node: Node) -> int | None:
    """Where a name with a double given name ends: "Anne-Marie Duval", "Jean-Luc Petit-Roux"."""
    dash, second, surname = nodes[node.i + 1 : node.i + 4]
    if dash.text not in _DASHES or dash.start != node.end or second.start != dash.end or second.pos != "PROPN":
        return None
    if node.lower not in given_names() or node.lower in group("articles of names"):
        return None
    if not (is_capitalised(node) and is_capitalised(second)):
        return None
    if surname.start != second.end + 1 or surname.pos != "PROPN" or not surname.text[0].isupper():
        return None
    after = nodes[surname.i + 1 : surname.i + 3]
    joined = len(after) == 2 and after[0].text in _DASHES and after[0].start == surname.end
    return surname.i + (3 if joined and after[1].start == after[0].end and is_capitalised(after[1]) else 1)


def double_surnames(tree: Tree) -> Iterator[tuple[int, int]]:
    """Two surnames with a dash, everywhere in the article: "Mayor Okonkwo-Reid", "Chidi Nwosu-Bright".

    A title, a given name or the recogniser says somewhere that it is a person; neither half stands alone or is a place
    or somebody well known, and the whole is no mere modifier ("the Lagos-Abuja road").
    """
    nodes = tree.nodes
    places: dict[tuple[str, str], list[Node]] = {}
    for one, dash, two in zip(nodes, nodes[1:], nodes[2:], strict=False):
        glued = dash.text in _DASHES and dash.start == one.end and two.start == dash.end
        if glued and one.pos == two.pos == "PROPN" and is_capitalised(one) and is_capitalised(two):
            places.setdefault((one.text, two.text), []).append(one)
    if not places:
        return
    alone = {n.text for n in nodes if _is_loose(tree, n)}
    spans = {i: (first, label) for first, past, label in tree.names for i in range(first, past)}
    for pair, found in places.items():
        if any(w in alone or gazetteer.known(w) is not None or w in public_figures() for w in pair):
            continue
        if not any(_is_persons(nodes, n, spans) for n in found):
            continue
        for node in found:
            first = node.i
            while first and spans.get(first - 1, (first, ""))[0] < first and nodes[first - 1].pos == "PROPN":
                if spans.get(first - 1) != spans.get(node.i) or plain(nodes[first - 1].text) in titles():
                    break
                first -= 1
            if (
                first
                and first == node.i
                and nodes[first - 1].lower in given_names()
                and nodes[first - 1].pos == "PROPN"
            ):
                first -= 1
            yield first, node.i + 3


def _is_loose(tree: Tree, node: Node) -> bool:
    """Whether no dash is beside the word."""
    around = tree.text[max(0, node.start - 1) : node.start] + tree.text[node.end : node.end + 1]
    return not any(mark in _DASHES for mark in around)


def _is_persons(nodes: list[Node], node: Node, spans: dict[int, tuple[int, str]]) -> bool:
    """Whether the two surnames beside a dash are somebody's here."""
    second = nodes[node.i + 2]
    before = nodes[node.i - 1] if node.i else None
    titled = before is not None and before.sent == node.sent and is_capitalised(before)
    if titled and before is not None and (plain(before.text) in titles() or before.lower in given_names()):
        return True
    if second.head.i > second.i and second.dep in ("compound", "nmod", "amod"):
        return False
    labels = {spans[i][1] for i in range(node.i, node.i + 3) if i in spans}
    if "PERSON" in labels:
        return True
    whole = node.i in spans and spans[node.i] == spans.get(node.i + 2) and spans[node.i][0] == node.i - 1
    named = whole and nodes[node.i - 1].lower not in common_words() and is_active_subject(second)
    return named and labels <= {"GPE", "LOC"}


_DASHES = "-‐‑–—"
_SYLLABLE = 5  # letters of the second half of a Korean given name


def called_like_places(tree: Tree) -> Iterator[tuple[int, int]]:
    """People whose given name is a place, with a surname that is no word and no place: Georgia Lyle, Israel Cole."""
    for node in tree.nodes[:-1]:
        after = tree.nodes[node.i + 1]
        if node.lower not in group("given names that are places") or not is_capitalised(node) or node.dep == "pobj":
            continue
        if not is_capitalised(after) or after.start != node.end + 1 or after.pos not in ("PROPN", "NOUN"):
            continue
        if ends_body(after) or is_body_word(after) or noun(after) in actors() or plain(after.text) in titles():
            continue
        alone = tree.text.count(after.text) > tree.text.count(f"{node.text} {after.text}")
        if (alone or after.lower not in common_words()) and gazetteer.known(after.text) is None:
            yield node.i, node.i + 2


def behind_long_titles(tree: Tree) -> Iterator[tuple[int, int]]:
    """A given name and surname after the end of a title: "Minister for Women and Equalities Nicola Marsh"."""
    for node in tree.nodes[2:-1]:
        before, after = tree.nodes[node.i - 1], tree.nodes[node.i + 1]
        if node.lower not in given_names() or not (is_capitalised(node) and is_capitalised(after)):
            continue
        if not is_capitalised(before) or before.lower in given_names() or after.pos != "PROPN":
            continue
        phrase = tree.nodes[max(0, node.i - _LONGEST_TITLE) : node.i]
        start = next((n for n in reversed(phrase) if n.text[0].isupper() and plain(n.text) in titles()), None)
        if start is None or start.sent != node.sent or tree.nodes[start.i + 1].lower not in ("for", "of"):
            continue
        if all(
            n.text[0].isupper() or n.lower in ("for", "of", "and", "the", ",") for n in tree.nodes[start.i : node.i]
        ):
            yield node.i, node.i + 2


_LONGEST_TITLE = 10  # tokens
