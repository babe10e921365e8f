"""Which kind of name it is, by its own words and by how the article uses it: a person, a body, a place, a team."""

from __future__ import annotations

from framing.analyzer.entities.mentions import Candidate
from framing.analyzer.entities.name_words import ends_body, is_body_word, is_legal_form, is_shouted
from framing.language.actors import actors
from framing.language.people import given_names, name_tails, parts, plain, public_figures, titles
from framing.language.tree import Node, Tree
from framing.language.words import group

_FAMILY = 2  # how often a family ("the Clintons") may be spoken of; a team is spoken of more often
_FIRM = frozenset({"PERSON", "NORP", "EVENT", "LAW"})  # labels that a given name does not overrule
_TO_PLACES = group("place prepositions")


def relabel_places(tree: Tree, found: list[Candidate]) -> None:
    """Relabel as a place a "person" that somebody reaches or that something happens in: "Kent".

    It applies even if a headline's Kent was taken for a person. Seas, and what somebody crosses, are places too.
    """
    in_it = [c for c in found if c.first is c.last and c.head.dep == "pobj" and c.head.head.lower in _TO_PLACES]
    settled = {c.text(tree) for c in in_it if c.label in ("GPE", "LOC")}
    borne = {c.last.text for c in found if c.label == "PERSON" and (c.first is not c.last or c.title)}
    settled -= borne
    for c in found:
        if c.known is not None:
            continue
        if c.label == "PERSON" and c.first is c.last and c.text(tree) in settled:
            c.label = "GPE"
        elif c.first is not c.last and c.label in ("ORG", "FAC", "MISC", "PERSON"):
            crossed = c.head.dep == "dobj" and c.head.head.lemma in group("crossing verbs")
            if crossed or (c.last.lower in group("waters and lands") and c.first.lower not in given_names()):
                c.label = "LOC"


def relabel_teams(tree: Tree, found: list[Candidate]) -> None:
    """Relabel "the Colts" as a team, everywhere in the article.

    "The Clintons" stay a surname if a Clinton is mentioned.
    """
    surnames = {c.parts[-1] for c in found if c.label == "PERSON" and c.parts}
    teams = {
        c.last.text
        for c in found
        if c.label == "PERSON" and c.known is None and not c.title and _is_plural(tree, c, surnames)
    }
    for c in found if teams else ():
        if c.label == "PERSON" and c.last.text in teams and c.first.lower not in given_names():
            c.label = "ORG"


def relabel_no_persons(tree: Tree, found: list[Candidate]) -> None:
    """Relabel a "person" who always has "the" before a single name: "told the Citizen", "into the Lune".

    A family, a team and whoever has a title or a fuller name here are left.
    """
    borne = {w for c in found if c.label == "PERSON" and len(c.parts) > 1 for w in c.parts}
    alone: dict[str, list[Candidate]] = {}
    for c in found:
        if c.known is None and c.first is c.last and c.parts:
            alone.setdefault(c.parts[0], []).append(c)
    for word, named in alone.items():
        asked = [c for c in named if c.label == "PERSON"]
        kept = word in borne or word in given_names() or named[0].first.text in public_figures()
        if not asked or kept or not all(_has_only_the(tree, c) for c in named):
            continue
        place = any(c.head.dep == "pobj" and c.head.head.lower in _TO_PLACES | {"into", "along"} for c in named)
        for c in asked:
            c.label = "LOC" if place else "ORG"


def relabel_in_full(found: list[Candidate]) -> None:
    """Relabel as a person a "body" whose words begin a person's longer name: "Nurul Izzati", of Nurul Izzati Salleh."""
    full = {c.parts[:n] for c in found if c.label == "PERSON" for n in range(2, len(c.parts))}
    for c in found if full else ():
        if c.label in ("ORG", "MISC") and c.known is None and c.parts in full:
            c.label = "PERSON"


def _has_only_the(tree: Tree, c: Candidate) -> bool:
    """Whether "the" and nothing else stands before a name in the singular, and no noun follows it."""
    before = tree.nodes[c.first.i - 1] if c.first.i else c.first
    several = c.head.tag in ("NNPS", "NNS") or c.parts[0].endswith("s")
    return before.lower == "the" and not several and not c.title and c.head.dep not in ("compound", "nmod", "amod")


def _is_plural(tree: Tree, c: Candidate, surnames: set[str]) -> bool:
    """Whether the name is always "the …s" and nobody has it as a surname without the s: "the Colts"."""
    before = tree.nodes[c.first.i - 1] if c.first.i else None
    word = plain(c.last.text)
    if before is None or before.lower != "the" or before.sent != c.first.sent or not word.endswith("s"):
        return False
    if c.head.dep in {"compound", "nmod", "amod"}:
        return False  # "the Nunes memo"
    alone = c.first is c.last or c.first.lower not in given_names()
    singles = {word[:-1], word[:-2]}  # Clintons, Bushes
    known = {w.capitalize() for w in (word, *singles)} & public_figures().keys()
    return alone and not known and not singles & surnames and tree.text.count(c.last.text) > _FAMILY


def label_of(tree: Tree, first: int, past: int, label: str) -> str:
    """A given name and one or two words more is a person, unless the last word names a body or a place."""
    if past - first == 1 and tree.nodes[first].text in public_figures():
        return "PERSON"
    last = tree.nodes[past - 1]
    if label == "PERSON" and past - first == 1 and _is_initials(tree, last):
        return "ORG"
    if label in ("PERSON", "ORG") and past - first > 1 and is_legal_form(last):
        return "ORG"
    if (
        past - first > 1
        and plain(tree.nodes[first].text) in group("ranks and callings of officers")
        and not ends_body(last)
    ):
        return label if is_body_word(last) else "PERSON"  # "Constable Harjot Singh Bal"
    given = tree.nodes[first].lower in given_names() or plain(tree.nodes[first].text) in titles()
    if label == "PERSON" and past - first > 1 and not given and (last.lower in name_tails() or is_body_word(last)):
        return "ORG"
    if past - first > 1 and last.lower == "act":
        return "LAW"
    if past - first > 1 and label in ("GPE", "LOC", "FAC") and last.lower in group("last words of papers"):
        return "ORG"
    if label == "PERSON" and past - first > 2 and is_body_word(last):
        return "ORG"  # "Clinton Global Initiative"
    if label != "GPE" and _opens_dateline(tree, first, past):
        return "GPE"
    if label in _FIRM or not 2 <= past - first <= 5:
        return label
    words = parts(tree.text[tree.nodes[first].start : tree.nodes[past - 1].end])
    if (
        not 2 <= len(words) <= 3
        or _without_article(words[0]).split("-")[0] not in given_names()
        or "&" in words
        or "and" in words
    ):
        return label
    return label if words[-1] in actors() or words[-1] in name_tails() else "PERSON"


def _without_article(word: str) -> str:
    """The word without an Arabic article: "Al-Hadba" begins with no Al."""
    return word.removeprefix("al-").removeprefix("el-")


def _opens_dateline(tree: Tree, first: int, past: int) -> bool:
    """Whether it begins a dateline: "AMHERST, N.H. —", a place in capitals and a dash soon after."""
    node = tree.nodes[first]
    if not node.text.isupper() or len(node.text) < 4 or tree.sentences[node.sent][0] is not node:
        return False
    return any(n.text in {"—", "–", "--"} for n in tree.nodes[past : past + 6])


def _is_initials(tree: Tree, node: Node) -> bool:
    """Whether the word is an abbreviation (DOMA, SB1070), and so neither a person nor a surname in capitals."""
    if not (node.text.isupper() and 2 < len(node.text) < 7) or is_shouted(tree, node):
        return False
    return node.lower not in given_names() and node.text.title() not in tree.text
