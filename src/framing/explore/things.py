"""Which entities and speakers of many articles are one: their numbers in the index."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from framing.explore.slugs import slug

_INITIAL = re.compile(r"[A-Z]\.?")
TIMES = """CREATE TEMP TABLE times_{0} (item INTEGER PRIMARY KEY, n INTEGER NOT NULL);
    INSERT INTO times_{0} SELECT {0}, count(*) FROM {1} WHERE {0} IS NOT NULL GROUP BY {0};"""
"""How often each thing of a kind {0} occurs in the table {1}."""
COUNTS = "SELECT item, n FROM times_{0} WHERE item NOT IN (SELECT number FROM local_{0})"
"""The same, of what is known in the whole corpus."""
LOCAL = """INSERT INTO {0} SELECT l.number, l.slug, l.name, l.second, z.n, k.n + row_number() OVER (ORDER BY l.number)
    FROM local_{0} l JOIN times_{0} z ON z.item = l.number, (SELECT count(*) AS n FROM {0}) k"""
"""Adds the things of one article, which come last in the lists."""


def is_named(name: str) -> bool:
    """Whether it is a name: what has none ("the country", "he") is another thing in each article."""
    return any(c.isupper() for c in name)


def without_initials(name: str) -> str:
    """ "Donald J. Trump" -> "Donald Trump": over many stories a person is identified by given name and surname."""
    first, *rest = name.split()
    kept = [word for word in rest if not _INITIAL.fullmatch(word)]
    return " ".join([first, *kept]) if kept else name


class Things:
    """Numbers for names: of those known in the whole corpus, and of those of one article only.

    The latter are most of a large corpus ("critics", "a witness"), so they are forgotten with their part.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], tuple[int, tuple[str, ...]]] = {}
        self._names: dict[int, str] = {}
        self._local: dict[tuple[str, str, str], int] = {}
        self._local_names: dict[int, str] = {}
        self._last = 0

    def start_part(self) -> None:
        """Forget the local names of the part before."""
        self._local.clear()
        self._local_names.clear()

    def name(self, number: int) -> str:
        """The name of a number."""
        return self._names.get(number) or self._local_names[number]

    def is_local(self, number: int) -> bool:
        """Whether the name belongs to this part alone."""
        return number in self._local_names

    def number(self, name: tuple[str, str], told: tuple[str, ...] = (), *, within: str = "") -> int:
        """The number of what is one thing in the whole corpus, or among what `within` names."""
        found = self._known.get((*name, within))
        if found is None:
            self._last += 1
            found = self._known[*name, within] = (self._last, told)
            self._names[self._last] = name[0]
        return found[0]

    def local(self, name: tuple[str, str], article: str) -> int:
        """The number of what is one thing in one article of the present part."""
        found = self._local.get((*name, article))
        if found is None:
            self._last += 1
            found = self._local[*name, article] = self._last
            self._local_names[found] = name[0]
        return found

    def local_rows(self) -> Iterator[tuple[int, str, str, str]]:
        """Number, slug, name and second name of each thing of one article. A slug's number begins with 0: unique."""
        for (name, second, _), number in self._local.items():
            yield number, f"{slug(name)}~0{number}", name, second

    def rows(self, counts: Mapping[int, int], *, told: bool = False) -> Iterator[tuple[Any, ...]]:
        """Number, slug, name, second name, what was told, count, rank; the most frequent first, slugs unique."""
        order = sorted(self._known.items(), key=lambda item: (-counts.get(item[1][0], 0), item[0]))
        taken: Counter[str] = Counter()
        for rank, ((name, second, _), (number, more)) in enumerate(order, 1):
            short = slug(name)
            taken[short] += 1
            unique = short if taken[short] == 1 else f"{short}~{taken[short]}"
            count = counts.get(number, 0)
            if told and len(more) == 2:  # a term: category and polarity precede the lexicon
                yield number, unique, name, more[0], more[1], second, count, rank
            elif told:
                yield number, unique, name, second, *more, count, rank
            else:
                yield number, unique, name, second, count, rank
