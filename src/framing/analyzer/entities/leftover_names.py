"""Which proper nouns are names though the recogniser leaves them out."""

from __future__ import annotations

from framing.analyzer.entities.found_names import FoundNames, without_title
from framing.analyzer.entities.gazetteer_names import known_in_capitals
from framing.analyzer.entities.missed_names import missed
from framing.analyzer.entities.name_words import (
    ATTITUDES,
    PRONOUNS,
    RANKS,
    behind_office,
    is_one_office,
    is_party_and_state,
    is_shouted,
)
from framing.language.actors import actors
from framing.language.people import SUFFIXES, given_names, plain, public_figures, title_length, titles
from framing.language.subjects import SUBJECTS
from framing.language.tree import Node

_ARGUMENTS = frozenset({*SUBJECTS, "dobj", "poss", "pobj", "appos"})


def add_leftovers(so_far: FoundNames) -> None:
    """Add runs of proper nouns without a name, if a title, a given name or another mention supports them."""
    seen = {c.parts[-1]: c.label for c in so_far.found if c.parts and c.label in ("PERSON", "ORG") and not c.known}
    nodes, past = so_far.tree.nodes, 0
    for node in [n for n in nodes if n.text[0].isupper()]:
        i = node.i
        if i < past or i in so_far.taken or i in so_far.dated or so_far.is_holiday(node):
            continue
        if so_far.tree.sentences[node.sent][0] is node and so_far.is_abstract(node):
            continue
        past = i + 1
        if node.pos == "PROPN":
            while past < len(nodes) and _can_go_on(so_far, nodes[past], node.sent):
                past += 1
            _leftover(so_far, i, past, seen)
        elif _is_surname(so_far, node, seen):
            so_far.take(so_far.made(i, past, "PERSON", None))
        if i not in so_far.taken and past - i == 1:
            _unrecognised(so_far, node)
    _add_small_initials(so_far, seen)


def _add_small_initials(so_far: FoundNames, seen: dict[str, str]) -> None:
    """Add surnames that begin with a small letter, as another mention has them: "diGenova" of Joe diGenova."""
    for node in so_far.tree.nodes:
        mixed = node.text[0].islower() and not node.text.islower() and node.i not in so_far.taken
        if mixed and seen.get(plain(node.text)) == "PERSON":
            so_far.take(so_far.made(node.i, node.i + 1, "PERSON", None))


def _unrecognised(so_far: FoundNames, node: Node) -> None:
    """Add words that only their context shows to be names."""
    if not so_far.is_also_in_lower(node) and node.lower not in ATTITUDES | RANKS:
        label = missed(so_far.tree, node, so_far.is_in_capitals(node))
        if label:
            so_far.take(so_far.made(node.i, node.i + 1, label, None))


def _can_go_on(so_far: FoundNames, node: Node, sentence: int) -> bool:
    """Whether the word belongs to the run of proper nouns before it."""
    return (
        node.pos == "PROPN"
        and node.sent == sentence
        and node.text[0].isupper()
        and node.i not in so_far.taken
        and node.i not in so_far.dated
    )


def _is_surname(so_far: FoundNames, node: Node, seen: dict[str, str]) -> bool:
    """Whether a capitalised word that the tagger calls a noun or a verb is a surname after all."""
    if node.pos not in {"NOUN", "VERB", "ADJ", "ADV"}:
        return False
    if node.text in public_figures():
        return True
    if node.pos != "NOUN" or seen.get(plain(node.text)) != "PERSON":
        return False
    opening = so_far.tree.sentences[node.sent][0] is node
    bare = node.dep in (*SUBJECTS, "poss") and not any(k.i < node.i for k in node.children)
    return not opening or (bare and not so_far.is_also_in_lower(node) and not so_far.is_in_capitals(node))


def _leftover(so_far: FoundNames, first: int, past: int, seen: dict[str, str]) -> None:
    """Add a run of proper nouns, without a title, if something shows that it is a name."""
    office = first
    first = behind_office(so_far.tree.nodes, first, past)
    nodes, title = without_title(so_far.tree.nodes[first:past])
    title = title or (so_far.tree.nodes[office - 2].text if office < first else "")
    before = so_far.tree.nodes[first - 1] if first else None
    if not title and before is not None and before.text[0].isupper():
        one = before.text.removesuffix("s") if before.tag in ("NNS", "NNPS") else before.text  # "Ministers Ada Obi"
        title = one if plain(one) in titles() else ""
    label = _leftover_label(so_far, nodes, title, seen)
    if not label and len(nodes) > 1 and so_far.is_in_capitals(nodes[0]) and nodes[0].text in public_figures():
        nodes, past, label = nodes[:1], nodes[0].i + 1, "PERSON"  # a headline's "Trump Attack"
    if label:
        made = so_far.made(nodes[0].i, past, label, known_in_capitals(so_far.tree, nodes[0].i, past))
        made.title = made.title or title
        so_far.take(made)


def _leftover_label(so_far: FoundNames, nodes: list[Node], title: str, seen: dict[str, str]) -> str:
    """PERSON, ORG or MISC; "" if nothing shows that it is a name."""
    words = [plain(n.text) for n in nodes]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    last = words[-1]
    if last == "act" and len(words) > 1:
        return "LAW"
    is_title = last in titles() or title_length([*words, ""]) == len(words)
    if is_title or (last in actors() and len(words) == 1) or not last[:1].isalpha():
        return ""
    if is_one_office(nodes[-1]) or any(w in PRONOUNS for w in words):
        return ""  # "Special Agent"; the motto "In God We Trust"
    if last in seen:
        return seen[last]
    given = words[0] in given_names() and not is_shouted(so_far.tree, nodes[0])
    if title or given or (len(words) == 1 and nodes[0].text in public_figures()):
        return "PERSON"
    if so_far.is_in_capitals(nodes[0]) or is_party_and_state(nodes[0]):
        return ""
    if len(words) > 1 and nodes[-1].tag in ("NNP", "NNPS"):
        return "ORG"
    if len(words) == 1 and so_far.is_also_in_lower(nodes[0]):
        return ""
    return "MISC" if nodes[0].dep in _ARGUMENTS and nodes[0].text[1:].islower() else ""
