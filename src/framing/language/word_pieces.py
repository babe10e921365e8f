"""Words in pieces: greedy longest match in a fixed list (WordPiece: Wu et al. 2016; BERT: Devlin et al. 2019)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

LONGEST = 24
"""Characters of the longest piece that is looked for."""

KEPT = 50_000
"""Words whose pieces are kept; beyond that all are forgotten and read again."""


class WordPieces:
    """A list of pieces with the rows they stand in; "##" marks those that continue a word."""

    __slots__ = ("_kept", "_rows", "first", "last", "mask", "unknown")

    def __init__(self, pieces: Sequence[str]) -> None:
        self._rows = {piece: row for row, piece in enumerate(pieces)}
        self._kept: dict[str, tuple[int, ...]] = {}
        self.first, self.last = self._rows["[CLS]"], self._rows["[SEP]"]
        self.mask, self.unknown = self._rows["[MASK]"], self._rows["[UNK]"]

    def of(self, word: str) -> tuple[int, ...]:
        """Rows of the pieces of one word: lower case, no accents, punctuation apart; at least one."""
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[word] = self._read(word)
        return found

    def _read(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for part in _parts(word):
            first = 0
            while first < len(part):
                row, first = self._longest(part, first)
                found.append(row)
        return tuple(found) or (self.unknown,)

    def _longest(self, part: str, first: int) -> tuple[int, int]:
        """The longest known piece from there on, and where the next begins."""
        mark = "##" if first else ""
        for last in range(min(len(part), first + LONGEST), first, -1):
            row = self._rows.get(mark + part[first:last])
            if row is not None:
                return row, last
        return self.unknown, first + 1


def _parts(word: str) -> list[str]:
    """Runs of letters and digits, and every other sign alone."""
    plain = [c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn"]
    found, run = [], ""
    for sign in plain:
        if sign.isalnum():
            run += sign
            continue
        found += [run] if run else []
        found += [] if sign.isspace() else [sign]
        run = ""
    return [*found, run] if run else found
