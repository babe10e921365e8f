"""A report for a terminal: panels in the order of the design, as wide as the terminal is.

Returns text; only the command line prints. Colour is asked for by the caller, who knows the stream.
"""

from __future__ import annotations

import io
import os
import shutil
import sys

from rich.console import Console, Group

from framing.model import Comparison
from framing.reporter.tables.report import Report
from framing.reporter.terminal.overview import overview
from framing.reporter.terminal.panels import PANELS, View

NARROWEST, WIDEST, DEFAULT = 60, 200, 100
COMPARED = (
    "articles",
    "contrasts",
    "frames",
    "portraits",
    "wordings",
    "passages",
    "loaded_terms",
    "voices",
    "roles",
    "events",
    "coverage",
    "keyness",
    "notes",
)
ALONE = ("articles", "frames", "portraits", "loaded_terms", "voices", "roles", "events", "notes")
_NEEDS = {"voices": "speakers"}  # the table by which a panel is known to be wanted, where it has another name
_ASCII = str.maketrans("─−·—×’‘“”█━┈┊┿●▏▎▍▌▋▊▉", "--.-x''\"\"#=.||o#######") | {ord("…"): "..."}


def render(
    report: Report,
    *,
    width: int = DEFAULT,
    color: bool = False,
    all_rows: bool = False,
    panels: tuple[str, ...] = (),
    encoding: str = "utf-8",
) -> str:
    """The panels as text, at most `width` columns wide.

    color: with ANSI colours. all_rows: every row instead of the most telling. panels: only these; () for those
    that the report was asked for, else the usual ones. encoding: of the stream; what it cannot hold is written
    in ASCII.
    """
    out = io.StringIO()
    console(out, width, color=color).print(view(report, width=width, all_rows=all_rows, panels=panels))
    return plainly(out.getvalue(), encoding)


def plainly(text: str, encoding: str) -> str:
    """The text without spaces at line ends, in characters that the encoding has."""
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return text if encoding.lower().replace("-", "").startswith("utf") else _held_by(text, encoding)


def comparison_text(comparison: Comparison, report: Report, *, all_rows: bool = False) -> str:
    """The report for the standard output of this process: its width, its colours, its encoding.

    Width: COLUMNS, else the terminal's, else 100; what is piped has no colours, nor where NO_COLOR is set or
    TERM is dumb.
    """
    return render(report, width=stdout_width(), color=has_colors(), all_rows=all_rows, encoding=stdout_encoding())


def has_colors() -> bool:
    """Whether standard output is a terminal that may be coloured (NO_COLOR is honoured)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def stdout_encoding() -> str:
    """The encoding of standard output."""
    return sys.stdout.encoding or "utf-8"


def stdout_width() -> int:
    """Width of the terminal in cells, never below the narrowest layout."""
    width = shutil.get_terminal_size((DEFAULT, 40)).columns
    return width if width >= NARROWEST else DEFAULT if width <= 0 else NARROWEST


def width_within(width: int) -> int:
    """What the panels can be printed in."""
    return max(NARROWEST, min(WIDEST, width))


def console(file: io.StringIO, width: int, *, color: bool, record: bool = False) -> Console:
    """A console that never reads markup, emoji codes or the environment out of an article."""
    return Console(
        file=file,
        width=width_within(width),
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        record=record,
    )


def view(report: Report, *, width: int = DEFAULT, all_rows: bool = False, panels: tuple[str, ...] = ()) -> Group:
    """The panels as rich renderables; of several articles, where nothing else is asked for, the overview."""
    room = View(width_within(width), all_rows)
    if len(report.subjects) > 1 and not (all_rows or panels or report.panels):
        return overview(report, room)
    return Group(*(PANELS[name](report, room) for name in _chosen(report, panels)))


def _chosen(report: Report, panels: tuple[str, ...]) -> list[str]:
    usual = COMPARED if len(report.subjects) > 1 else ALONE
    wanted = panels or report.panels or usual
    return [name for name in PANELS if name in wanted and report.has(_NEEDS.get(name, name))]


def svg(report: Report, *, width: int = DEFAULT, title: str = "framing", panels: tuple[str, ...] = ()) -> str:
    """The panels as a picture (SVG), for a README."""
    made = console(io.StringIO(), width, color=True, record=True)
    made.print(view(report, width=width, panels=panels))
    return made.export_svg(title=title)


def _held_by(text: str, encoding: str) -> str:
    """What the encoding can hold, the report's own signs in ASCII."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_ASCII).encode(encoding, "replace").decode(encoding)
    except LookupError:
        return text.translate(_ASCII).encode("ascii", "replace").decode("ascii")
    return text
