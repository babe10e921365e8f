"""Lexicon entries found in a text (lexical bias: Fan et al. 2019; framing bias: Recasens et al. 2013)."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analyzer.tree import Tree
from framing.analyzer.voices import Voices
from framing.lexicon.entry import Lexicon
from framing.model import LoadedTerm, Mention


class TermIndex:
    """The entries of some lexicons, compiled once and matched in time linear in the text."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self.lexicons = tuple(lexicons)


def loaded_terms(tree: Tree, index: TermIndex, mentions: Sequence[Mention], voices: Voices) -> list[LoadedTerm]:
    """All hits in text order; hits inside a longer one are marked nested."""
    return []
