"""Which articles resemble each other: TF-IDF cosine, without a pass over all pairs of dated articles.

Dated articles are compared inside a moving window of days only, so that the work grows with the number of
articles and not with its square; articles without a date are compared with all.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import log
from typing import Any

from framing.comparator.rarity import share
from framing.comparator.terms import Text, weighted_terms

WINDOW = 7  # days; further apart two dated articles are not one story
PLATEAU = 2  # days up to which the distance in time says nothing against one story; from here it falls to 0
GENERAL = 100  # articles that the general document frequencies weigh
FLOOR = 0.05  # similarities below count as none
BLOCK = 512  # articles whose similarities are held in memory at once


def day(article: Text) -> int | None:
    """The article's date as a number of days, None where it has none that can be read."""
    try:
        return date.fromisoformat((article.date or "")[:10]).toordinal()
    except ValueError:
        return None


def similar_pairs(articles: Sequence[Text]) -> Iterator[tuple[int, int, float]]:
    """Pairs (i, j, similarity) with i < j and similarity >= `FLOOR`.

    `articles` come sorted: those without a date first, then by date.
    """
    import numpy as np

    days = [day(a) for a in articles]
    rows = vectors(articles)
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


def vectors(articles: Iterable[Text]) -> Any:
    """A sparse matrix of unit rows: (1 + log of the weighted count) times the inverse document frequency.

    The collection counts as if `GENERAL` articles of general news came on top (a Dirichlet prior), without which
    two articles alone would have no rare word in common.
    """
    import numpy as np
    from scipy import sparse

    number: dict[str, int] = {}  # of a term: its column
    columns, values, starts = array("i"), array("d"), array("q", [0])
    for article in articles:
        for term, count in weighted_terms(article).items():
            columns.append(number.setdefault(term, len(number)))
            values.append(1.0 + log(count))
        starts.append(len(columns))
    at, rows = np.frombuffer(columns, dtype=np.int32), len(starts) - 1
    known = np.array([share(t) for t in number])
    found = np.bincount(at, minlength=len(number))
    idf = np.log((rows + GENERAL + 1) / (found + GENERAL * known + 0.5))
    matrix = sparse.csr_matrix((np.frombuffer(values) * idf[at], at, np.array(starts)), shape=(rows, len(number)))
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    norms[norms == 0] = 1.0
    return sparse.diags_array(1 / norms) @ matrix
