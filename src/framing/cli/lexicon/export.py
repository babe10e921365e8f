"""framing lexicon export: a lexicon as a file to publish."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.lexicon.printing import count, say


def export(
    name: Annotated[str, typer.Argument(metavar="NAME|PATH", help="A lexicon's name, or a file.", show_default=False)],
    out: Annotated[str, typer.Option("--out", "-o", metavar="PATH", help="Where to: a file .csv or .json.")],
) -> int:
    """Write a lexicon to a file that you can publish.

    The file has version, licence, source and categories. The command names what a published lexicon should also say.

    \b
    framing lexicon export study --out study.csv
    framing lexicon export labels --out labels.json
    """
    from framing.lexicon import load, write
    from framing.reporter.exports.writing import check_targets

    check_targets([out], [name])
    lexicon = load.find(name)
    reading, _ = load.read_file(str(load.locate(name)))
    write.write_atomically(Path(out), write.exported(lexicon, reading, Path(out).suffix.lower()))
    say(f"{count(len(lexicon.entries), 'entry', 'entries')} written to {out}")
    told = {**reading.metadata, "version": lexicon.info.version, "licence": lexicon.info.licence}
    missing = [key for key in ("version", "language", "licence", "source") if not told.get(key)]
    if missing:
        say(f"before you publish it, add lines at the top: {', '.join(f'# {key}: …' for key in missing)}")
    return 0
