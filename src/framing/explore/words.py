"""How often each source uses each word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from framing.language.words import function_words

RARE = 5
"""Words used less often in the whole corpus are not compared between sources."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class WordCounts:
    """The words of each source of a corpus."""

    def __init__(self) -> None:
        self._counts: dict[int, Counter[str]] = defaultdict(Counter)

    def add(self, source: int, text: str) -> None:
        """Count the words of a text for its source, without case."""
        self._counts[source].update(w.lower() for w in _WORD.findall(text))

    def rows(self) -> Iterator[tuple[int, str, int]]:
        """Source, word and count of each word that can be compared: not rare, no function word, over two letters."""
        every = Counter[str]()
        for counts in self._counts.values():
            every.update(counts)
        common = function_words()
        wanted = {w for w, n in every.items() if n >= RARE and len(w) > 2 and w not in common}
        for source, counts in sorted(self._counts.items()):
            yield from ((source, w, n) for w, n in sorted(counts.items()) if w in wanted)
