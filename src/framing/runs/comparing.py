"""Comparisons, made once: what was compared before is read back from the cache.

The address of a comparison covers the analyses that are compared, the aliases, the wording sets and the code that
compares, so none of them can change and an old comparison still be given. What is kept is the comparison without
its analyses, which have records of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from framing.cache.store import Store
from framing.lexicon import load
from framing.model import Analysis, Comparison


def get_ready(found: Analysis) -> None:
    """Import what compares, and read the word lists that any comparison needs, by way of a rehearsal.

    For a process of which workers are copies.

    Args:
        found: in an article, compared with itself here.
    """
    from framing.comparator.comparison import compare

    compare([found, replace(found, article=replace(found.article, id="another"))], {}, load.concepts())


def compared(analyses: Sequence[Analysis], aliases: Mapping[str, str], address: bytes, kept: Store) -> Comparison:
    """The articles side by side, from the cache where they are there.

    Args:
        address: what `comparison_key` gave for these analyses and aliases.
    """
    found = kept.get([address], Comparison)[0]
    if found is not None:
        return replace(found, analyses=tuple(analyses))
    from framing.comparator.comparison import compare

    made = compare(analyses, aliases, load.concepts())
    kept.put([(address, replace(made, analyses=()))], kind="comparison")
    return made
