"""framing init: the files of a project."""

from __future__ import annotations

from typing import Annotated

import typer


def init(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Where to write them; made if missing.", show_default=False)
    ] = ".",
) -> int:
    """Write a settings file, a sample lexicon and an alias file.

    They are written to FOLDER, or to the current folder. Existing files stay as they are.

    \b
    framing init
    framing init study/
    """
    from importlib.resources import files
    from pathlib import Path

    from framing.cli.running import warn
    from framing.errors import ExportError

    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, says in _FILES.items():
            if (target / name).exists():
                warn([f"{target / name} is already there and stays as it is"])
                continue
            (target / name).write_bytes((files("framing.demo") / "project" / name).read_bytes())
            typer.echo(f"{target / name}  {says}")
    except OSError as fault:
        raise ExportError(f"{fault.filename or target}: {(fault.strerror or str(fault)).lower()}") from fault
    place = "this folder" if target == Path() else str(target)
    warn([f"edit them, then run framing in {place}: it reads {_SETTINGS} by itself"])
    return 0


_SETTINGS = "framing.toml"
_FILES = {
    _SETTINGS: "settings: lexicons, aliases, panels …",
    "words.csv": "a sample lexicon: replace its three terms",
    "aliases.csv": "further names of people: replace its two rows",
}
