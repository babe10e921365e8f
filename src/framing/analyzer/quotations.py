"""Quotations, attribution and scare quotes (Pareti 2012; Krestel, Bergler & Witte 2008)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.analyzer.tree import Tree
from framing.model import Mention, Quotation


def quotations(tree: Tree) -> list[Quotation]:
    """All quotations of an article in text order, the speaker as the text has it."""
    return []


def with_speakers(found: Sequence[Quotation], mentions: Sequence[Mention], names: Mapping[str, str]) -> list[Quotation]:
    """The same quotations with speakers resolved through coreference; `names` maps entity ids to names."""
    return list(found)
