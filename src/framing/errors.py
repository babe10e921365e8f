"""Every error that a user can cause, with its exit code.

    FramingError            exit 1   a problem with the data
    ├── InputError          exit 1   an article cannot be read: missing, empty or not text
    ├── LexiconError        exit 1   a lexicon is malformed; names file, row and remedy
    ├── PipelineError       exit 1   the spaCy pipeline is not installed or does not load
    ├── ExportError         exit 1   a result cannot be written to its path
    └── UsageError          exit 2   the command line asks for something impossible

An error is raised where its cause is known and shown once, by the command line, as one line on stderr.
"""

from __future__ import annotations

from pathlib import Path


def extra(name: str) -> str:
    """The hint where a package of an extra is missing: framing comes as a clone or a wheel, not from an index."""
    return (
        f"install framing with the extra {name}: uv tool install '.[{name}]' in a clone, "
        f"uv tool install './FILE.whl[{name}]' from a wheel"
    )


class FramingError(Exception):
    """An expected failure: one line for the user, perhaps a hint, and an exit code."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if hint:
            self.add_note(hint)  # a traceback in Python shows it; the command line prints its own line


class InputError(FramingError):
    """An article that cannot be used."""

    def __init__(self, path: str | Path, problem: str, *, hint: str | None = None) -> None:
        super().__init__(f"{path}: {problem}", hint=hint)
        self.path = str(path)
        self.problem = problem


class LexiconError(FramingError):
    """A lexicon that cannot be used; `row` is the 1-based line of the file."""

    def __init__(
        self,
        path: str | Path,
        *,
        row: int | None = None,
        expected: str,
        got: str | None = None,
        nearest: str | None = None,
    ) -> None:
        place = str(path) if row is None else f"{path}:{row}"
        message = f"{place}: expected {expected}"
        if got is not None:
            message += f", got {got!r}"
        super().__init__(message, hint=f"did you mean {nearest!r}?" if nearest else None)
        self.path, self.row = str(path), row


class PipelineError(FramingError):
    """The spaCy pipeline is missing or broken."""


class ExportError(FramingError):
    """A file that cannot be written."""


class UsageError(FramingError):
    """Contradictory options, or too few articles."""

    exit_code = 2
