"""What the readers of other tools' dictionaries share: a term and a category as an entry."""

from __future__ import annotations

from functools import lru_cache
from math import isfinite

from framing.lexicon.cells import MAX_TERM
from framing.lexicon.entry import Entry
from framing.lexicon.problems import Problem, Reading, left_out, sorted_problems
from framing.model import Polarity
from framing.text_form import one_form


class Collected:
    """Entries and problems in the order of the file; a term that stands twice in a category is reported once."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._seen: dict[tuple[str, str, str], int] = {}

    def add(
        self,
        term: str,
        category: str,
        line: int,
        *,
        polarity: Polarity = Polarity.NEUTRAL,
        weight: float = 1.0,
        match: str = "",
        pos: str = "",
    ) -> None:
        """Take a term over as it is written; `*` makes it a glob. What cannot be taken over is reported.

        `match` is "exact" unless given: the tools that these formats come from match the words as written.
        """
        term = " ".join(one_form(term).split())
        category = _fit_category(category)
        key = (term.casefold(), category, pos)
        problem = _unfit(term, line)
        if problem is None and key in self._seen:
            problem = left_out(line, f"already in category {category!r} on line {self._seen[key]}", term)
        if problem is not None:
            self.problems.append(problem)
            return
        self._seen[key] = line
        mode = "glob" if "*" in term else match or "exact"
        self.entries.append(Entry(term, category, polarity, weight, mode, pos, line=line))

    def reading(self, **metadata: str) -> Reading:
        """What was read, with the categories among its metadata."""
        categories = dict.fromkeys(e.category for e in self.entries)
        given = {k: v for k, v in metadata.items() if v}
        return Reading(
            tuple(self.entries), sorted_problems(self.problems), {**given, "categories": ", ".join(categories)}
        )


@lru_cache(maxsize=1024)
def _fit_category(category: str) -> str:
    """The category as a lexicon may hold it: one line of printable letters, without the comma that separates names."""
    plain = "".join(c if c.isprintable() and c != "," else " " for c in one_form(category))
    return " ".join(plain.split())[:MAX_TERM].strip() or "custom"


def _unfit(term: str, line: int) -> Problem | None:
    if not term:
        return left_out(line, "no term")
    if len(term) > MAX_TERM:
        return left_out(line, f"a term of more than {MAX_TERM} characters", term)
    if not term.isprintable():
        return left_out(line, "a term with control characters", term)
    if not term.replace("*", "").strip():
        return left_out(line, "no letters beside the *", term)
    return None


def finite(cell: str) -> float | None:
    """The number in a cell; None for infinity, "nan" and what is no number."""
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if isfinite(number) else None
