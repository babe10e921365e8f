"""Embedded posts: the words of the account that is named below them, whatever the outlet thinks of them."""

from __future__ import annotations

from collections.abc import Iterator

from framing.language.accounts import account
from framing.language.tree import Tree
from framing.model import PartKind, Quotation

_QUOTES = frozenset("\"“”'‘’`")


def posts(tree: Tree) -> Iterator[Quotation]:
    """A direct quotation for each paragraph above a line such as "— Ferry Watch (@ferrywatch) May 3, 2024".

    The line itself is no text of the article, so the speaker has a name and no place.
    """
    parts, text = tree.article.parts, tree.text
    for k, part in enumerate(parts):
        told = account(text[part.start : part.end]) if part.kind is PartKind.FURNITURE else None
        above = next((p for p in reversed(parts[max(0, k - 2) : k]) if p.kind is not PartKind.FURNITURE), None)
        if told is None or told[0] or above is None or above.kind is not PartKind.BODY:
            continue
        nodes = [n for n in tree.between(above.start, above.end) if n.pos != "SPACE"]
        if not nodes or nodes[0].text in _QUOTES:
            continue
        words = sum(n.text[:1].isalnum() for n in nodes)
        yield Quotation(
            *tree.span(nodes[0], nodes[-1]),
            nodes[0].sent,
            "direct",
            words,
            speaker=told[1],
            speaker_words=told[1],
            speaker_kind="named",
        )
