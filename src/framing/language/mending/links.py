"""What the rules share: which links they change, and what they ask of a word."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.tree import Node, position

PAST = frozenset({"VBD", "VBN"})
HAS_OBJECT = ("dobj", "ccomp", "aux", "auxpass", "dative", "oprd", "acomp", "attr")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = ("nsubj", "nsubjpass")
PLURALS = frozenset({"NNS", "NNPS"})
ARTICLES = frozenset({"a", "an"})


def joint(first: Node, second: Node) -> Node | None:
    """The "and" or "or" that hangs on the first and stands between the two."""
    return next((c for c in first.children if c.dep == "cc" and first.i < c.i < second.i), None)


def move_joint(first: Node, second: Node, head: Node) -> None:
    """Attach the "and" or "or" between the two, if it hangs on the first, to another node."""
    if (between := joint(first, second)) is not None:
        move(between, head, "cc")


def is_behind_comma(phrase: Node, nodes: Sequence[Node]) -> bool:
    """Whether a comma stands right before the phrase; `nodes` are those of its sentence or of the text."""
    first = phrase.subtree()[0].i - nodes[0].i
    return first > 0 and nodes[first - 1].text == ","


def promote(node: Node, above: Node) -> None:
    """Let a node take the place of the one that it hangs on."""
    head, dep = above.head, above.dep
    node.head.children = [c for c in node.head.children if c is not node]
    if head is above:
        node.head, node.dep = node, dep
    else:
        node.head = above
        above.children.append(node)
        move(node, head, dep)
    move(above, node, "dep")


def move(node: Node, head: Node, dep: str) -> None:
    """Attach a node to another one; nothing happens where that one is below it, for a tree has no circle."""
    if head is node or any(above is node for above in head.ancestors()):
        return
    node.head.children = [c for c in node.head.children if c is not node]
    node.head, node.dep = head, dep
    head.children = sorted([*head.children, node], key=position)
