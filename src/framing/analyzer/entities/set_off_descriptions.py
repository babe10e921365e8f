"""Whom a description means that commas, dashes or a capital set beside a name."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.entities.description_words import is_source, last_of_title, modifiers_of
from framing.analyzer.entities.mentions import NAME, NOMINAL, Candidate
from framing.language.actors import actors, is_listed_kin, noun
from framing.language.subjects import SUBJECTS
from framing.language.tree import Node, Tree
from framing.language.words import group

_DASHES = frozenset({"--", "—", "–", "―"})
_CLOSING = frozenset({",", ".", ";", ")", "--", "—", "–"})


def link_set_beside(tree: Tree, found: Sequence[Candidate]) -> None:
    """Link descriptions that commas or dashes set beside a name, whatever the parser makes of them.

    "For the special counsel, Robert Mueller, said", "Ann Ray -- Mr. Moss's former lawyer -- said", "Col. Tom Ross, an
    Army officer".
    """
    names = [c for c in found if c.kind == NAME and c.label == "PERSON" and c.entity is not None]
    _titled_at_length(tree, found, names)
    ends, starts = {c.last.i: c for c in names}, {c.first.i: c for c in names}
    listed = actors()
    for c in found:
        if c.kind != NOMINAL or c.label != "PERSON" or c.head.tag not in ("NN", "NNP"):
            continue
        before = ends.get(c.first.i - 2)
        after = starts.get(last_of_title(tree, c) + 2)
        if (
            before is not None
            and _is_behind_name(tree, before, c)
            and not (after is not None and _opens_clause(before, c))
        ):
            name = before
        elif after is not None and (
            _is_before_name(tree, c, after) or (before is not None and _opens_clause(before, c))
        ):
            name = after
        else:
            continue
        who, entry = name.entity, listed.get(noun(c.head))
        if who is None or (entry is not None and {entry.gender, who.gender} == {"m", "f"}):
            continue
        who.describe(noun(c.head), modifiers_of(c.head))
        who.add(c, "apposition")


def _opens_clause(before: Candidate, c: Candidate) -> bool:
    """Whether a description between two names begins the main clause: "As he met NAME, the leader, NAME, left"."""
    clause_ = next((a for a in before.head.ancestors() if a.pos in ("VERB", "AUX")), None)
    first = clause_ is not None and clause_.dep == "advcl" and clause_.i < c.first.i < clause_.head.i
    return first and c.first.lower == "the" and before.head.dep == "pobj"


def _titled_at_length(tree: Tree, found: Sequence[Candidate], names: Sequence[Candidate]) -> None:
    """Link a capitalised title to the bearer after it: "Leader of the Opposition from Azad Kashmir Abdul Khan"."""
    for c in found:
        if c.kind != NOMINAL or c.label != "PERSON" or c.entity is not None or not c.head.text[0].isupper():
            continue
        if tree.nodes[c.head.i + 1 : c.head.i + 2] and tree.nodes[c.head.i + 1].lower not in ("of", "for"):
            continue
        for name in names:
            between = tree.nodes[c.head.i + 1 : name.first.i]
            if 1 < len(between) <= _LONG_TITLE and name.first.sent == c.head.sent and all(map(_in_title, between)):
                who = name.entity
                if who is not None and name.head.dep != "poss":
                    who.describe(noun(c.head), modifiers_of(c.head))
                    who.add(c, "apposition")
                break


_LONG_TITLE = 10  # tokens


def _in_title(node: Node) -> bool:
    return node.text[0].isupper() or node.lower in group("small words of titles")


def _is_behind_name(tree: Tree, name: Candidate, c: Candidate) -> bool:
    """Whether a description follows its name:

    "NAME, an officer", "NAME -- his lawyer --"; not in "after he met NAME, the president said".
    """
    mark, first = tree.nodes[c.first.i - 1], c.first
    after = tree.nodes[c.last.i + 1].text if c.last.i + 1 < len(tree.nodes) else ""
    if name.head.dep == "poss" or c.head.dep in ("conj", "ROOT") or is_source(tree, c.head) or first.tag == "WP$":
        return False
    if is_listed_kin(c.head):
        return False
    if mark.text in _DASHES:
        return after == mark.text
    if mark.text != "," or first.sent != name.last.sent:
        return False
    return c.head.dep == "appos" and (first.lower in ("a", "an") or after in _CLOSING)


def _is_before_name(tree: Tree, c: Candidate, name: Candidate) -> bool:
    """Whether a description precedes its name: "The special counsel, NAME," and no list."""
    nodes, past = tree.nodes, name.last.i + 1
    if nodes[last_of_title(tree, c) + 1].text != "," or c.first.lower not in {"the", "its", "his", "her", "their"}:
        return False
    if name.first.sent != c.first.sent or name.title or name.head.dep in {"poss", *SUBJECTS}:
        return False
    closed = past < len(nodes) and nodes[past].text in _CLOSING
    return closed and not (past + 1 < len(nodes) and nodes[past + 1].lower in ("and", "or"))
