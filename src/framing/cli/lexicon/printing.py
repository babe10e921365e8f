"""What the commands about lexicons print: results on stdout, messages on stderr, foreign text with its control
characters escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import typer

from framing.reporter.display import display


def table(rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows in columns as wide as their widest cell; numbers to the right."""
    widths = _widths(rows)
    for row in rows:
        cells = [c.rjust(w) if i in (1, 2) else c.ljust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))]
        put("  ".join(cells).rstrip() + "\n")


def widest(rows: Sequence[tuple[str, ...]]) -> int:
    """Columns of a screen that the table takes."""
    widths = _widths(rows)
    return sum(widths) + 2 * (len(widths) - 1)


def _widths(rows: Sequence[tuple[str, ...]]) -> list[int]:
    return [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 entry", "2 entries"."""
    return f"{number} {one if number == 1 else many}"


def put(text: str) -> None:
    """Write text to standard output as it is, with control characters made visible."""
    typer.echo(shown(text), nl=False)


def line(text: str) -> None:
    """Print one line, with the control characters of untrusted text escaped."""
    typer.echo(display(text.replace("\n", " ")))


def say(message: str) -> None:
    """Write a message of one line to standard error."""
    typer.echo(display(f"framing: {message}".replace("\n", " ")), err=True)


def say_all(messages: Iterable[str]) -> None:
    """Write messages to standard error, a line each."""
    for message in messages:
        say(message)


def shown(text: str) -> str:
    """Foreign text with its control characters escaped, line ends kept."""
    return "\n".join(display(line) for line in text.split("\n"))
