"""The rows of CSV, one after the other; a malformed row takes no other with it."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from framing.errors import InputError

MOST_COLUMNS = 2_000
LONGEST_FIELD = 10_000_000
_DELIMITERS = (",", "\t", ";", "|")
_LONGEST_ROW = 200
"""Lines of a row that has quotation marks with a backslash."""
_DECLARED = "sep="
"""The first line that Excel reads as the name of the delimiter."""


class Row(Struct, frozen=True):
    """A row and the number of its last line."""

    cells: list[str]
    line: int


class Table:
    """The heading of a CSV text and, by iteration, its rows: each a `Row` or an error that names its lines.

    Attributes:
        heading: the names of the columns, in lower case.
    """

    def __init__(self, lines: Iterable[str], name: str) -> None:
        """
        Raises:
            InputError: the heading is no row of CSV, or has too many columns.
        """
        csv.field_size_limit(LONGEST_FIELD)
        self._name = name
        self._lines = iter(lines)
        self._again: deque[str] = deque()  # lines that a malformed row took and that are read once more
        self._taken: list[str] = []  # lines of the row that is being read
        self.line = 0
        first = next(self._lines, "")
        declared = first.strip().strip('"').lower()
        if declared.startswith(_DECLARED) and len(declared) == len(_DECLARED) + 1:
            self._delimiter = declared[-1]
            self.line = 1
        else:
            self._delimiter = max(_DELIMITERS, key=first.count)
            self._again.append(first)
        try:
            cells = next(csv.reader(self._next_lines(), delimiter=self._delimiter, strict=True), [])
        except csv.Error as fault:
            raise InputError(f"{name}:1", f"not CSV: {fault}") from fault
        if len(cells) > MOST_COLUMNS:
            raise InputError(f"{name}:1", f"{len(cells):,} columns, more than {MOST_COLUMNS:,}")
        self.heading = [cell.strip().lower() for cell in cells]

    def __iter__(self) -> Iterator[Row | InputError]:
        rows = csv.reader(self._next_lines(), delimiter=self._delimiter, strict=True)
        while True:
            self._taken.clear()
            try:
                cells = next(rows, None)
            except csv.Error as fault:
                if (plain := self._unquoted() or self._escaped()) is not None:
                    yield plain
                    rows = csv.reader(self._next_lines(), delimiter=self._delimiter, strict=True)
                    continue
                yield self._left_out(f"not CSV: {fault}")
                rows = csv.reader(self._next_lines(), delimiter=self._delimiter, strict=True)
                continue
            if cells is None:
                return
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) == len(self.heading):
                yield Row(cells, self.line)
            elif len(self._taken) > 1:
                yield self._left_out(f"{len(cells)} cells where the heading has {len(self.heading)}")
                rows = csv.reader(self._next_lines(), delimiter=self._delimiter, strict=True)
            else:
                wrong = f"{len(cells)} cells where the heading has {len(self.heading)}; the row is left out"
                yield InputError(f"{self._name}:{self.line}", wrong)

    def _next_lines(self) -> Iterator[str]:
        while True:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                return
            self.line += 1
            self._taken.append(line)
            yield line

    def _left_out(self, fault: str) -> InputError:
        """The error for the row just read. It ends before the first of its lines that begins a row of its own, such as
        after a quotation mark that is never closed."""
        first = self.line - len(self._taken) + 1
        size = next((i for i, line in enumerate(self._taken) if i and self._begins_a_row(line)), len(self._taken))
        self._again.extendleft(reversed(self._taken[size:]))
        self.line = first + size - 1
        if size == 1:
            return InputError(f"{self._name}:{first}", f"{fault}; the row is left out")
        return InputError(f"{self._name}:{first}", f"{fault}; its {size} lines are left out")

    def _unquoted(self) -> Row | None:
        """The first line just read as a row between tabs in which quotation marks mean nothing else; None where it is
        none. Many programs write tables with tabs so."""
        cells = self._taken[0].rstrip("\r\n").split("\t")
        if self._delimiter != "\t" or len(cells) != len(self.heading):
            return None
        self._again.extendleft(reversed(self._taken[1:]))
        self.line -= len(self._taken) - 1
        return Row(cells, self.line)

    def _escaped(self) -> Row | None:
        """The row just read if its quotation marks are written with a backslash (`\\"`), as databases export them; None
        where it is none then either."""
        at = next((i for i, line in enumerate(self._taken) if '\\"' in line), None)
        if at is None:
            return None
        taken: list[str] = []
        lines = self._next_lines() if len(self._taken) == 1 else iter(())
        own = [*self._taken]

        def again() -> Iterator[str]:
            for line in own:
                taken.append(line)
                yield line
            for line in islice(lines, _LONGEST_ROW):
                taken.append(line)
                yield line

        try:
            cells = next(
                csv.reader(again(), delimiter=self._delimiter, escapechar="\\", doublequote=False, strict=True)
            )
        except (csv.Error, StopIteration):
            cells = []
        rest = own[len(taken) :] if len(cells) == len(self.heading) else taken[len(own) :]
        self._taken[:] = taken if len(cells) == len(self.heading) else own
        self._again.extendleft(reversed(rest))
        self.line -= len(rest)
        return Row(cells, self.line) if len(cells) == len(self.heading) else None

    def _begins_a_row(self, line: str) -> bool:
        if line.count(self._delimiter) < len(self.heading) - 1:
            return False
        try:
            return len(next(csv.reader([line], delimiter=self._delimiter), [])) == len(self.heading)
        except csv.Error:
            return False
