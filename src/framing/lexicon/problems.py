"""Problems in a lexicon's file, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field

from framing.errors import LexiconError
from framing.lexicon.entry import Entry


class Severity(StrEnum):
    """What a problem does to the reading of the file."""

    ERROR = "error"  # the file is not used
    LEFT_OUT = "left out"  # a line of another tool's dictionary that could not be taken over
    NOTE = "note"  # taken over, with something to know


class Problem(Struct, frozen=True):
    """Something to mend, on the 1-based line of the file (0: the file as a whole)."""

    line: int
    severity: Severity
    expected: str  # what was expected; for a left-out line or a note the whole message
    got: str | None = None
    nearest: str | None = None

    @property
    def message(self) -> str:
        """One line of text without the place."""
        text = f"expected {self.expected}" if self.severity is Severity.ERROR else self.expected
        text += f", got {_short(self.got)!r}" if self.got is not None else ""
        return text + (f"; did you mean {self.nearest!r}?" if self.nearest else "")

    def located(self, path: str | Path) -> str:
        """`path:line: message`."""
        place = f"{path}:{self.line}" if self.line else f"{path}"
        return f"{place}: {self.message}"

    def raised(self, path: str | Path) -> LexiconError:
        """The problem as an error that ends the command."""
        return LexiconError(
            path,
            row=self.line or None,
            expected=self.expected,
            got=None if self.got is None else _short(self.got),
            nearest=self.nearest,
        )


def error(line: int, expected: str, got: str | None = None, nearest: str | None = None) -> Problem:
    """A line that cannot be used; the lexicon is refused."""
    return Problem(line, Severity.ERROR, expected, got, nearest)


def left_out(line: int, message: str, got: str | None = None, nearest: str | None = None) -> Problem:
    """A line that is left out; the rest is used."""
    return Problem(line, Severity.LEFT_OUT, message, got, nearest)


def note(line: int, message: str, got: str | None = None, nearest: str | None = None) -> Problem:
    """Something to know; nothing is left out."""
    return Problem(line, Severity.NOTE, message, got, nearest)


class Reading(Struct, frozen=True):
    """The content of a file: entries, problems in line order, and its metadata."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)  # name, version, language, licence, categories
    rejected: tuple[tuple[int, str], ...] = ()  # line and category of lines that gave no entry

    @property
    def declared(self) -> tuple[str, ...]:
        """The categories that the file defines itself."""
        return tuple(c.strip() for c in self.metadata.get("categories", "").split(",") if c.strip())


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """In line order; problems of one line keep the order in which they were found."""
    return tuple(sorted(problems, key=_line))


def _line(problem: Problem) -> int:
    return problem.line


def nearest(word: str, known: Sequence[str], *, cutoff: float = 0.75) -> str | None:
    """The known word that `word` is most likely a misspelling of (Ratcliff & Metzener 1988), else None."""
    return _nearest(word[:_LONGEST_WORD], tuple(known), cutoff)


_LONGEST_WORD = 80


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...], cutoff: float) -> str | None:
    found = get_close_matches(word.casefold(), [k.casefold() for k in known], n=1, cutoff=cutoff)
    return next((k for k in known if found and k.casefold() == found[0]), None)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
