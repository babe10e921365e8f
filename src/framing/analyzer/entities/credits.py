"""Which names are of an article's makers: bylines and picture credits."""

from __future__ import annotations

import re

from framing.language.tree import Node, Tree
from framing.language.words import group
from framing.model import NOT_READ

_LONGEST_CREDIT = 120  # characters
_AGENCIES = group("picture agencies")
_DATELINE = re.compile(r"^[A-Z][\w.,'’ /-]{1,60}(\([A-Z][\w ,./-]{1,30}\))\s*[-–—]", re.MULTILINE)
"""A place, and in brackets the agency that tells it, at the beginning of a line: "VELMORA, March 3 (Reuters) -"."""


def credit_tokens(tree: Tree) -> frozenset[int]:
    """Tokens of bylines and picture credits, which name the makers of the article and not its subjects."""
    lines = [(p.start, p.end) for p in tree.article.parts if p.kind in NOT_READ]
    start = 0
    for line in tree.text.split("\n"):
        end = start + len(line)
        likely = len(line) <= _LONGEST_CREDIT and ("/" in line or line.startswith(("By ", "Getty", "Photo")))
        if likely and _is_credit(tree.between(start, end)):
            lines.append((start, end))
        start = end + 1
    lines += [match.span(1) for match in _DATELINE.finditer(tree.text)]
    return frozenset(n.i for a, b in lines for n in tree.between(a, b))


def _is_credit(nodes: list[Node]) -> bool:
    """Whether a line is a credit: short, only names, and with a picture agency or "By" at its start."""
    solid = [n for n in nodes if n.pos not in {"SPACE", "PUNCT", "SYM"}]
    if not solid or any(n.pos in ("VERB", "AUX") and n.text[0].islower() for n in solid):
        return False
    named = sum(n.text[0].isupper() or not n.text[0].isalpha() for n in solid) >= len(solid) - 2
    slashed = any(n.text == "/" for n in nodes) or any("/" in n.text for n in solid)
    agency = any(n.text in _AGENCIES for n in solid)
    makers = slashed and len(solid) > 2 and not any(n.pos in ("VERB", "AUX", "DET") for n in nodes)
    return named and (
        (makers and nodes[0].start > 0)
        or (solid[0].text == "By" and len(solid) > 1)
        or (agency and slashed)
        or solid[0].text in ("Getty", "Photo")
    )
