"""Which words of an article are names of the gazetteer, and whose body is meant: "the Supreme Court", "the Navy"."""

from __future__ import annotations

from collections.abc import Iterator

from framing.analyzer.entities.name_words import is_capitalised, is_shouted
from framing.language import gazetteer
from framing.language.gazetteer import Known
from framing.language.people import given_names, public_figures
from framing.language.tree import Node, Tree
from framing.language.words import group

_SMALL_STARTS = frozenset({"al", "neo", "evangelicals"})  # lower-case words that begin a name of the gazetteer


def namesakes(tree: Tree, known: dict[int, tuple[int, Known]]) -> list[tuple[int, int, Known]]:
    """What is called like something in the gazetteer and is not it: the Chinese Center for Disease Control, which the
    article calls the CDC, and Inner Mongolia. The gazetteer's own entries there are taken out of `known`."""
    found = []
    for first, past in _foreign_bodies(tree):
        name = tree.text[tree.nodes[first].start : tree.nodes[past - 1].end]
        entry = Known(f"N:{name}", name, "ORG", "name")
        found.append((first, past, entry))
        for at, (end, other) in sorted(known.items()):
            if first <= at < past:
                del known[at]
            elif other.how == "acronym" and other.label == "ORG" and _has_shared_words(other.name, name):
                del known[at]
                found.append((at, end, Known(entry.key, name, "ORG", "acronym")))
    for at, (past, entry) in sorted(known.items()):
        before = tree.nodes[at - 1] if at else None
        if before is None or entry.label != "GPE" or entry.how != "name" or before.sent != tree.nodes[at].sent:
            continue
        opening = tree.sentences[before.sent][0] is before
        if before.lower in group("region words") and is_capitalised(before) and before.pos == "PROPN" and not opening:
            name = tree.text[before.start : tree.nodes[past - 1].end]
            del known[at]
            found.append((at - 1, past, Known(f"N:{name}", name, "GPE", "name")))
    return found


def _foreign_bodies(tree: Tree) -> Iterator[tuple[int, int]]:
    """Bodies of other nations:

    "Chinese Center for Disease Control and Prevention" (nation, kind, purpose, in capitals).
    """
    nodes = tree.nodes
    for node in nodes[1:-2]:
        if node.lower not in group("bodies for or of") or not node.text[0].isupper():
            continue
        nation = gazetteer.known(nodes[node.i - 1].text)
        if nation is None or nation.how != "demonym" or nodes[node.i + 1].lower not in ("for", "of"):
            continue
        past = node.i + 2
        while past < len(nodes) and nodes[past].sent == node.sent and continues(nodes, past):
            past += 1
        if past > node.i + 2:
            yield node.i - 1, past


def continues(nodes: list[Node], at: int) -> bool:
    """Whether a name goes on with the word at `at`: a capital, or "and", "of", "for" before one."""
    word = nodes[at]
    if word.text[0].isupper() and word.text.isalpha():
        return True
    return word.lower in ("and", "of", "for") and at + 1 < len(nodes) and nodes[at + 1].text[0].isupper()


def _has_shared_words(one: str, other: str) -> bool:
    """Whether one name has most long words of the other, as two nations' centres for the same purpose do."""
    words = [{w.removesuffix("s") for w in name.lower().split() if len(w) > 3} for name in (one, other)]
    return len(words[0] & words[1]) > 1 and 2 * len(words[0] & words[1]) > len(words[0])


def known_in_capitals(tree: Tree, first: int, past: int) -> Known | None:
    """The gazetteer's entry for a name in capitals: "WASHINGTON — ..."."""
    surface = tree.text[tree.nodes[first].start : tree.nodes[past - 1].end]
    return gazetteer.known(surface.title()) if len(surface) > 4 and surface.isupper() else None


def known_spans(tree: Tree) -> dict[int, tuple[int, Known]]:
    """Gazetteer matches by first token. The longest wins, and none begins inside another."""
    text, nodes, free = tree.text.replace("’", "'"), tree.nodes, 0
    found: dict[int, tuple[int, Known]] = {}
    for node in [n for n in nodes if n.text[0].isupper() or n.lower in _SMALL_STARTS]:
        if node.i < free:
            continue
        match = gazetteer.longest(text, node.start, node.end)
        if match is None:
            continue
        last = node.i
        while nodes[last].end < match[0]:
            last += 1
        if nodes[last].end == match[0] and _is_meant(tree, node, nodes[last], match[1]):
            entry: Known | None = match[1]
            if match[1].name in group("bodies of the United States"):
                entry = _body_of_a_nation(tree, node, nodes[last], match[1], found)
            if entry is None:
                continue
            found[node.i] = (last + 1, entry)
            free = last + 1
    return found


def _body_of_a_nation(
    tree: Tree, first: Node, last: Node, entry: Known, found: dict[int, tuple[int, Known]]
) -> Known | None:
    """The body that is meant by a name that other nations and states have, too: "Brazil's Supreme Court", later "the
    Supreme Court"; None where it is no name: a headline's "Army" in an article on the Peruvian army."""
    surface = tree.text[first.start : last.end]
    if _is_american(surface):
        return entry
    if (owned := _owned(tree, first, last, entry)) is not None:
        return owned
    before = [e for _, e in found.values() if e.key == entry.key or e.key.endswith(f" {surface}")]
    if before:
        return before[-1]
    if first is last and _is_only_capitalised(tree, first):
        return None
    if first.start < len(tree.article.title) and (told := _told_below(tree, surface, entry)) is not None:
        return told
    return None if _is_of_another_country(tree, first) or _is_abroad(tree) else entry


def _owned(tree: Tree, first: Node, last: Node, entry: Known) -> Known | None:
    """The body of the nation or state right before the name, if there is one."""
    owner = _owner(tree, first)
    if owner is None:
        return None
    known = gazetteer.known(owner.text)
    if known is not None and known.key == "Q:United States":
        return entry
    surface, name = tree.text[first.start : last.end], tree.text[owner.start : last.end]
    return Known(f"N:{known.name if known else owner.text} {surface}", name, entry.label, "name")


def _told_below(tree: Tree, surface: str, entry: Known) -> Known | None:
    """Whose body a headline means: that of the first mention below, if the text says there whose it is."""
    at = tree.text.find(surface, len(tree.article.title))
    nodes = tree.between(at, at + len(surface)) if at >= 0 else []
    return _owned(tree, nodes[0], nodes[-1], entry) if nodes else None


def _is_american(surface: str) -> bool:
    return surface.startswith(("U.S.", "US ", "United States"))


def _owner(tree: Tree, first: Node) -> Node | None:
    """The place or people named right before a body: "Brazil's Senate", "the Texas Senate"."""
    at = first.i - 1
    if at >= 1 and tree.nodes[at].text in ("'s", "’s"):
        at -= 1
    owner = tree.nodes[at] if at >= 0 else first
    if owner is first or owner.sent != first.sent or not owner.text[0].isupper():
        return None
    known = gazetteer.known(owner.text)
    if known is not None:
        return owner if known.label == "GPE" else None
    labels = [label for a, b, label in tree.names if a <= owner.i < b and b <= first.i + 1]
    return owner if owner.pos in ("PROPN", "ADJ") and any(la in ("GPE", "NORP", "LOC") for la in labels) else None


def _is_only_capitalised(tree: Tree, word: Node) -> bool:
    """Whether the capital is the headline's or the sentence's, and the text below has the word without one."""
    if word.start >= len(tree.article.title) and tree.sentences[word.sent][0] is not word:
        return False
    alike = [n for n in tree.nodes if n.lower == word.lower and n is not word]
    plainly = [n for n in alike if n.text.islower()]
    named = [n for n in alike if not n.text.islower() and n.start >= len(tree.article.title)]
    named = [n for n in named if tree.sentences[n.sent][0] is not n and tree.nodes[n.i - 1].text not in ("U.S.", "US")]
    return bool(plainly) and not named


def _is_of_another_country(tree: Tree, node: Node) -> bool:
    """Whether "the Navy" is another country's: the article has an Indian Navy and no American one."""
    owners: set[str] = set()
    for n in tree.nodes[1:]:
        if n.lower == node.lower:
            before = (
                tree.nodes[n.i - 2] if n.i > 1 and tree.nodes[n.i - 1].lower in ("'s", "’s") else tree.nodes[n.i - 1]
            )
            known = gazetteer.known(before.text)
            owners.update({known.key} if known is not None and known.label == "GPE" else ())
    return bool(owners) and "Q:United States" not in owners


def _is_abroad(tree: Tree) -> bool:
    """Whether the article names other countries or places and nothing American: "the Treasury" is theirs then."""
    known = [entry for n in tree.nodes if n.text[0].isupper() and (entry := gazetteer.known(n.text)) is not None]
    seen = {entry.key for entry in known if entry.label == "GPE"}
    countries = seen & gazetteer.countries()
    named = "Q:United States" in seen or any(w in tree.text for w in ("U.S.", "United States", "America"))
    if named or any(n.text in public_figures() for n in tree.nodes):
        return False
    return bool(countries) or (not seen and any(label == "GPE" for _, _, label in tree.names))


def _is_meant(tree: Tree, first: Node, last: Node, entry: Known) -> bool:
    """Whether a surface form is used as the name: "House" and "Fox" are also ordinary words."""
    if entry.how == "demonym" and _is_language(tree, last):
        return False
    if first is not last or entry.how in ("demonym", "acronym"):
        return not (entry.how == "acronym" and is_shouted(tree, first))
    if first.tag in ("NNP", "NNPS"):
        return not _is_flanked(tree, first)
    return first.pos in ("PROPN", "ADJ") or entry.label in ("GPE", "NORP")


def _is_language(tree: Tree, word: Node) -> bool:
    """Whether it is a language: "French lessons", and "English teacher" where the recogniser says so."""
    if word.dep not in ("amod", "compound", "nmod"):
        return False
    if word.head.lemma in group("what one learns of a language"):
        return True
    told = any(label == "LANGUAGE" and first <= word.i < past for first, past, label in tree.names)
    return told and word.head.lemma in group("who teaches or learns a language")


def _is_flanked(tree: Tree, node: Node) -> bool:
    """Whether a given name precedes it: "Michael Jordan", "Vicente Fox"."""
    before = tree.nodes[node.i - 1] if node.i else None
    return before is not None and before.pos == "PROPN" and before.lower in given_names() and before.text[0].isupper()
