"""Comparisons, made once and then read back from the cache.

The key covers the analyses, the aliases, the wording sets and the code that compares, so a change of any of them makes
a new comparison. It is kept without its analyses, which have their own records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from framing.cache.store import Store
from framing.lexicon import load
from framing.model import Analysis, Comparison

MOST_CHARACTERS = 400_000
"""Of the articles of one comparison together: two as long as they may be, which take 0.8 GiB."""


def get_ready(found: Analysis) -> None:
    """Import the comparator and load its word lists, by comparing a sample with itself.

    For a process of which workers are copies.

    Args:
        found: the analysis of the sample.
    """
    from framing.comparator.comparison import compare

    compare([found, replace(found, article=replace(found.article, id="another"))], {}, load.concepts())


def compared(analyses: Sequence[Analysis], aliases: Mapping[str, str], address: bytes, kept: Store) -> Comparison:
    """The comparison of the articles, from the cache if it is there.

    Args:
        address: what `comparison_key` returned for these analyses and aliases.
    """
    found = kept.get([address], Comparison)[0]
    if found is not None:
        return replace(found, analyses=tuple(analyses))
    from framing.comparator.comparison import compare

    made = compare(analyses, aliases, load.concepts())
    kept.put([(address, replace(made, analyses=()))], kind="comparison")
    return made
