"""Which articles resemble each other: TF-IDF cosine, without a pass over all pairs of dated articles.

Dated articles are compared inside a moving window of days only, so that the work grows with the number of
articles and not with its square; articles without a date are compared with all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from math import log
from typing import Any

from framing.comparator.rarity import share
from framing.comparator.terms import Text, weighted_terms

WINDOW = 7  # days; further apart two dated articles are not one story
PLATEAU = 2  # days up to which the distance in time says nothing against one story
GENERAL = 100  # articles that the general document frequencies weigh
FLOOR = 0.05  # similarities below count as none
BLOCK = 512  # articles whose similarities are held in memory at once


def day(article: Text) -> int | None:
    """The article's date as a number of days, None where it has none that can be read."""
    try:
        return date.fromisoformat((article.date or "")[:10]).toordinal()
    except ValueError:
        return None


def closeness(days: int) -> float:
    """What distance in time leaves of a similarity: 1 up to `PLATEAU` days, 0 beyond `WINDOW`."""
    return min(1.0, max(0.0, (WINDOW + 1 - days) / (WINDOW + 1 - PLATEAU)))


def similar_pairs(articles: Sequence[Text]) -> Iterator[tuple[int, int, float]]:
    """Pairs (i, j, similarity) with i < j and similarity >= `FLOOR`.

    `articles` come sorted: those without a date first, then by date.
    """
    import numpy as np

    days = [day(a) for a in articles]
    rows = vectors([weighted_terms(a) for a in articles])
    undated = sum(d is None for d in days)
    known = np.array([d for d in days if d is not None], dtype=np.int64)
    for first in range(0, len(articles), BLOCK):
        last = min(first + BLOCK, len(articles))
        yield from _block(rows, first, last, undated, known)


def _block(rows: Any, first: int, last: int, undated: int, known: Any) -> Iterator[tuple[int, int, float]]:
    """The pairs (i, j), i < j, whose i lies in the block."""
    import numpy as np

    reach = len(known) + undated
    if first >= undated:
        reach = undated + int(np.searchsorted(known, known[last - 1 - undated] + WINDOW, side="right"))
    product = (rows[first:last] @ rows[first:reach].T).tocoo()
    i, j, s = product.row + first, product.col + first, product.data
    keep = (i < j) & (s >= FLOOR)
    i, j, s = i[keep], j[keep], s[keep]
    dated = i >= undated
    apart = np.zeros(len(i), dtype=np.int64)
    apart[dated] = known[j[dated] - undated] - known[i[dated] - undated]
    s = s * np.clip((WINDOW + 1 - apart) / (WINDOW + 1 - PLATEAU), 0.0, 1.0)
    order = np.lexsort((j, i))
    for k in order[s[order] >= FLOOR].tolist():
        yield int(i[k]), int(j[k]), round(float(s[k]), 9)


def vectors(counts: Sequence[dict[str, float]]) -> Any:
    """A sparse matrix of unit rows: (1 + log of the weighted count) times the inverse document frequency.

    The document frequency is that of the collection, helped by a general one where the collection is small.
    """
    import numpy as np
    from scipy import sparse

    idf = inverse_frequencies(counts)
    number = {term: k for k, term in enumerate(idf)}
    starts, places, values = [0], [], []
    for terms in counts:
        cells = [(number[t], (1.0 + log(n)) * idf[t]) for t, n in terms.items()]
        norm = sum(v * v for _, v in cells) ** 0.5 or 1.0
        places += [k for k, _ in cells]
        values += [v / norm for _, v in cells]
        starts.append(len(places))
    shape = (len(counts), max(1, len(number)))
    return sparse.csr_matrix((np.array(values), np.array(places, dtype=np.int32), np.array(starts)), shape=shape)


def inverse_frequencies(counts: Sequence[dict[str, float]]) -> dict[str, float]:
    """Term -> log of how rare it is; keys sorted, so that nothing hangs on input order.

    The collection counts as if `GENERAL` articles of general news came on top (a Dirichlet prior), without which
    two articles alone would have no rare word in common.
    """
    found = Counter(term for terms in counts for term in terms)
    size = len(counts) + GENERAL
    return {t: log((size + 1) / (found[t] + GENERAL * share(t) + 0.5)) for t in sorted(found)}
