"""The options that the analysing commands share, each declared once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class VoiceChoice(StrEnum):
    """Whose words the loaded terms are counted in."""

    own = "own"
    quoted = "quoted"
    all = "all"


class ReaderChoice(StrEnum):
    words = "words"
    encoder = "encoder"


_FILES = "(text, HTML, Word, PDF, JSON, CSV, exports of Nexis and others)"
Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLE…",
        help=f'Files {_FILES} or folders; "-" for standard input; "Source name=path" names the source.',
        show_default=False,
    ),
]
Compared = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLE…",
        help=f'Two or more files {_FILES}, no folders; "-" for standard input; "Source name=path" names the source.',
        show_default=False,
    ),
]
Lexicon = Annotated[
    list[str],
    typer.Option(
        "--lexicon",
        "-l",
        metavar="PATH|NAME",
        help="Add a lexicon: a file, or the name of your own or a shipped one; repeatable.",
    ),
]
OnlyLexicon = Annotated[bool, typer.Option("--only-lexicon", help="Use only the named lexicons.")]
Voice = Annotated[VoiceChoice, typer.Option("--voice", help="Show only this voice: the source's own, or quoted.")]
Entity = Annotated[list[str], typer.Option("--entity", metavar="NAME", help="Show only this entity; repeatable.")]
Alias = Annotated[
    str | None,
    typer.Option("--alias", metavar="FILE", help="CSV with columns alias,name: other names of an entity."),
]
PANELS = (
    "articles, contrasts, frames, portraits, wordings, passages, loaded_terms, voices, roles, events, coverage, "
    "keyness, evidence or notes"
)
"""Names that `--panel` takes; written down, because the tables take long to import."""
Panel = Annotated[
    list[str],
    typer.Option("--panel", metavar="NAME", help=f"Show only this panel: {PANELS}; repeatable."),
]
Frames = Annotated[
    list[str],
    typer.Option(
        "--frames",
        metavar="SCHEME|FILE",
        help="Show frames of this scheme: generic, policy, or your own codebook (CSV or TOML); repeatable.",
    ),
]
FramesReader = Annotated[
    ReaderChoice,
    typer.Option(
        "--frames-reader",
        help="Who reads sentences for frames: words (fast), or encoder, which is better and slower (an extra).",
    ),
]
SavedFrames = Annotated[
    list[str],
    typer.Option(
        "--frames",
        metavar="SCHEME|FILE",
        help="Only frames of this scheme: generic, policy, or a codebook that the saved run used; repeatable.",
    ),
]
All = Annotated[bool, typer.Option("--all", help="Show every row, not only what matters most.")]
Csv = Annotated[
    str | None,
    typer.Option("--csv", metavar="PATH", help="x.csv: all evidence in one table; x/: one file per table."),
]
CsvLines = Annotated[str | None, typer.Option("--csv", metavar="PATH", help="Write one CSV table.")]
CsvBom = Annotated[
    bool, typer.Option("--csv-bom", help="Begin CSV files with a byte order mark, so that Excel shows them correctly.")
]
Json = Annotated[str | None, typer.Option("--json", metavar="PATH", help='Write JSON; "-" for standard output.')]
Html = Annotated[str | None, typer.Option("--html", metavar="PATH", help="Write one self-contained page.")]
Blind = Annotated[
    bool, typer.Option("--blind", help="On the page of --html, call the sources A, B … until they are revealed.")
]
Markdown = Annotated[str | None, typer.Option("--markdown", metavar="PATH", help="Write the tables as Markdown.")]
Xlsx = Annotated[
    str | None, typer.Option("--xlsx", metavar="PATH", help="Write an Excel workbook, one sheet per table.")
]
Sqlite = Annotated[
    str | None, typer.Option("--sqlite", metavar="PATH", help="Write all tables as one SQLite database.")
]
Top = Annotated[
    int | None,
    typer.Option(
        "--top", metavar="N", min=1, help="In Markdown, at most N contrasts, and N rows of each source in a table."
    ),
]
Parquet = Annotated[str | None, typer.Option("--parquet", metavar="DIR", help="Write one Parquet file per table.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print no tables or warnings; only say what cannot be read.")
]
Pipeline = Annotated[str, typer.Option("--pipeline", metavar="NAME", help="An installed spaCy pipeline.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Number of processes; 0 lets framing choose.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Do not use the cache.")]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="Encoding of the files; guessed by default.")
]
Validation = Annotated[
    str | None,
    typer.Option(
        "--validation",
        metavar="FILE",
        help="The validation.json that framing code read wrote; the notes show its figures.",
    ),
]

DEFAULT_PIPELINE = "en_core_web_md"
