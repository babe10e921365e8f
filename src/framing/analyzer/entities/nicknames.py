"""Names with a nickname in quotation marks in the middle, which the recogniser mostly cuts: Vincent "Chin" Gigante."""

from __future__ import annotations

from collections.abc import Iterator

from framing.language.people import given_names
from framing.language.tree import Node, Tree

_MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "''", "``"})
_LONGEST = 3  # words of a nickname


def nicknamed(tree: Tree) -> Iterator[tuple[int, int]]:
    """Token spans of names of the form: given name, a nickname between marks, surname."""
    nodes = tree.nodes
    opening = None
    for node in nodes[1:-1]:
        if node.text not in _MARKS:
            continue
        if opening is not None and 1 < node.i - opening <= _LONGEST + 1:
            span = _around(nodes, opening, node.i)
            if span is not None:
                yield span
                opening = None
                continue
        opening = node.i


def _around(nodes: list[Node], opening: int, closing: int) -> tuple[int, int] | None:
    before, after = nodes[opening - 1] if opening else None, nodes[closing + 1]
    inside = nodes[opening + 1 : closing]
    if before is None or before.sent != after.sent or before.end == nodes[opening].start:
        return None
    if not all(n.text[0].isupper() for n in (before, after)) or not any(n.text[0].isupper() for n in inside):
        return None
    if before.lower not in given_names() or after.pos != "PROPN" or after.start == nodes[closing].end:
        return None
    first, past = before.i, after.i + 1
    while past < len(nodes) and nodes[past].pos == "PROPN" and nodes[past].text[0].isupper() and past - closing < 4:
        past += 1
    return first, past
