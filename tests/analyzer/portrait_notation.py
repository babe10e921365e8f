"""Short notation for hand-built parses: "word|POS|dep|head" a token, "word|POS/TAG|dep|head|lemma" where it matters."""

from __future__ import annotations

from collections.abc import Callable

from framing.language.tree import Tree
from framing.model import Mention, Quotation


def sentence(build: Callable[..., Tree], spec: str, persons: tuple[tuple[int, int], ...] = ()) -> Tree:
    """One sentence; tokens split at blanks, `head` is the index of the head's token, `persons` are token spans."""
    rows = [token.split("|") for token in spec.split()]
    pos = [row[1].split("/") for row in rows]
    return build(
        [row[0] for row in rows],
        pos=[p[0] for p in pos],
        tags=[p[1] if len(p) > 1 else "" for p in pos],
        lemmas=[row[4] if len(row) > 4 else row[0].lower() for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        names=[(first, last, "PERSON") for first, last in persons],
    )


def mention(tree: Tree, first: int, last: int, entity: str = "e1", kind: str = "name", link: str = "name") -> Mention:
    """The tokens from `first` to `last`, both included; the last is the head."""
    start, end, text = tree.span(tree.nodes[first], tree.nodes[last])
    return Mention(start, end, text, 0, last, entity, kind, link)


def quoted(tree: Tree, first: int, last: int, kind: str, speaker: str | None = None) -> Quotation:
    """A quotation over the tokens from `first` to `last`, both included."""
    start, end, text = tree.span(tree.nodes[first], tree.nodes[last])
    return Quotation(start, end, text, 0, kind, last - first + 1, speaker)
