"""Candidate pairs of articles for one story: TF-IDF cosine of three fields, and the times they mention.

Dated articles are compared only inside a moving window of days, so the work grows with the number of articles and not
with its square. Articles without a date are compared with all others.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import log, sqrt
from typing import Any

from framing.comparator.sentences.rarity import share
from framing.comparator.sentences.terms import Text, fields
from framing.comparator.stories.times_told import Times
from framing.errors import UsageError

WINDOW = 7  # days; further apart two dated articles are not one story
PLATEAU = 2  # days up to which the distance in time says nothing against one story; from here it falls to 0
GENERAL = 100  # articles that the general document frequencies weigh
FLOOR = 0.05  # similarities below count as none
BLOCK = 512  # articles whose similarities are held in memory at once
MOST_AT_ONCE = 5_000_000  # similarities that are held in memory at once, if all articles are alike
MOST_PAIRS = 2_000_000  # pairs that are alike; they take about a gigabyte
PAIRS_EACH = 100  # pairs an article that a large collection may have on average
FIELDS = (0.8, 0.1, 0.1)  # what the cosines of the whole text, of its opening and of its title count


def day(article: Text) -> int | None:
    """The article's date as a number of days; None without a readable date."""
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
    times = Times([a.text for a in articles])
    undated = sum(d is None for d in days)
    known = np.array([d for d in days if d is not None], dtype=np.int64)
    block = max(32, min(BLOCK, MOST_AT_ONCE // max(1, len(articles))))
    for first in range(0, len(articles), block):
        last = min(first + block, len(articles))
        yield from _block(rows, times, first, last, undated, known)


def _block(
    rows: Any, times: Times, first: int, last: int, undated: int, known: Any
) -> Iterator[tuple[int, int, float]]:
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
    s = np.minimum(1.0, s * times.factors(i, j))
    order = np.lexsort((j, i))
    for k in order[s[order] >= FLOOR].tolist():
        yield int(i[k]), int(j[k]), round(float(s[k]), 9)


def vectors(articles: Iterable[Text]) -> Any:
    """A sparse matrix with the fields side by side: the product of two rows is the weighted mean of their cosines."""
    import numpy as np
    from scipy import sparse

    number: dict[str, int] = {}  # of a term: its column, the same in all fields
    parts = [_Field(number) for _ in FIELDS]
    for article in articles:
        for part, terms in zip(parts, fields(article), strict=True):
            part.add(terms)
    known = np.array([share(t) for t in number])
    return sparse.hstack([part.rows(known) * sqrt(w) for part, w in zip(parts, FIELDS, strict=True)], format="csr")


class Pairs:
    """All similar pairs, 16 bytes each, which can be gone through again and again."""

    def __init__(self, articles: Sequence[Text]) -> None:
        """Find the pairs.

        Raises:
            UsageError: so many articles are alike that grouping them would take hours and gigabytes.
        """
        self._left, self._right, self._similarity = array("i"), array("i"), array("d")
        most = max(MOST_PAIRS, PAIRS_EACH * len(articles))
        for i, j, similarity in similar_pairs(articles):
            self._left.append(i)
            self._right.append(j)
            self._similarity.append(similarity)
            if len(self._left) > most:
                raise UsageError(
                    f"more than {most:,} pairs of articles are alike, too many to find the stories among them",
                    hint="give the articles their dates, or divide the collection",
                )

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self._left, self._right, self._similarity, strict=True)


class _Field:
    """One field of all articles: (1 + log of the weighted count) times the inverse document frequency.

    The collection counts as if `GENERAL` articles of general news were added to it (a Dirichlet prior). Without them,
    two articles alone would have no rare word in common.
    """

    def __init__(self, number: dict[str, int]) -> None:
        self.number = number
        self.columns, self.values, self.starts = array("i"), array("d"), array("q", [0])

    def add(self, terms: dict[str, float]) -> None:
        number = self.number
        for term, count in terms.items():
            self.columns.append(number.setdefault(term, len(number)))
            self.values.append(1.0 + log(count))
        self.starts.append(len(self.columns))

    def rows(self, known: Any) -> Any:
        """One row an article, of length 1 or, where the field is empty, 0.

        Args:
            known: for each column the share of articles of general news that have the term.
        """
        import numpy as np
        from scipy import sparse

        at, rows = np.frombuffer(self.columns, dtype=np.int32), len(self.starts) - 1
        found = np.bincount(at, minlength=len(known))
        idf = np.log((rows + GENERAL + 1) / (found + GENERAL * known + 0.5))
        shape = (rows, len(known))
        matrix = sparse.csr_matrix((np.frombuffer(self.values) * idf[at], at, np.array(self.starts)), shape=shape)
        norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        norms[norms == 0] = 1.0
        return sparse.diags_array(1 / norms) @ matrix
