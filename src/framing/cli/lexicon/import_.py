"""framing lexicon import: another tool's dictionary as a lexicon of your own."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.lexicon.options import FormatName
from framing.cli.lexicon.printing import count, say, say_all


def import_(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help='Another tool\'s dictionary; "-" for standard input.', show_default=False),
    ],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Name of the lexicon; by default that of the file.")
    ] = None,
    format_name: FormatName = None,
    replace: Annotated[bool, typer.Option("--replace", help="Overwrite a lexicon of the same name.")] = False,
) -> int:
    """Convert another tool's dictionary into a lexicon of your own. Exit code 3 if lines were left out.

    Reads LIWC .dic and .dicx, quanteda and Lexicoder YAML, .lc3, Yoshikoder .ykd, WordStat .cat, VADER, NRC EmoLex,
    MPQA .tff, tables of words with scores or categories, word lists, spaCy and Prodigy patterns .jsonl, eMFD,
    connotation frames. Reports every line that it changes or leaves out.

    \b
    framing lexicon import LSD2015.lc3 --name lsd
    framing lexicon import vader_lexicon.txt --format vader
    """
    from pathlib import PurePath

    from framing.errors import UsageError
    from framing.folders import is_name
    from framing.lexicon import load, write
    from framing.lexicon.problems import Severity

    stem = "-".join(PurePath(file).stem.split()).replace(".", "-")
    if name is None and not is_name(stem):
        raise UsageError(f"{file}: no name for the lexicon", hint="give one with --name")
    reading, form = load.read_file(file, format_name, own_categories=True)
    say_all(p.located(file) for p in reading.problems if p.severity is not Severity.ERROR)
    load.lexicon_from(reading, file)
    metadata = {**reading.metadata, "name": name or stem, "source": f"{PurePath(file).name} ({form.title})"}
    path = write.save(name or stem, reading.entries, metadata, replace=replace)
    left = sum(p.severity is Severity.LEFT_OUT for p in reading.problems)
    say(
        f"{count(len(reading.entries), 'entry', 'entries')} written to {path}"
        + (f", {count(left, 'line', 'lines')} left out" if left else "")
    )
    return 3 if left else 0
