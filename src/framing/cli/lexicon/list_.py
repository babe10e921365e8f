"""framing lexicon list: what lexicons there are."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from framing.cli.lexicon.printing import put, say, table, widest

if TYPE_CHECKING:
    from framing.model import LexiconInfo

_HEADING = ("NAME", "ENTRIES", "BY DEFAULT", "VERSION", "HASH", "LICENCE")


def list_() -> int:
    """List the lexicons that can be used by name.

    Prints their entries, version, hash, licence and file.

    \b
    framing lexicon list
    FRAMING_LEXICONS=~/study/words framing lexicon list
    """
    from framing.errors import LexiconError
    from framing.folders import default_folder
    from framing.lexicon import load

    used, code = _used_by_default(), 0
    rows: list[tuple[Path, tuple[str, ...]]] = []
    for path in load.installed():
        try:
            info = load.find(str(path)).info
        except LexiconError as fault:
            say(fault.message + (f" ({fault.hint})" if fault.hint else ""))
            code = 1
            continue
        default = used.get(path.stem, 0) if path.parent == default_folder() else 0
        rows.append((path, _row(path.stem, info, default)))
    _print(rows)
    return code


def _row(name: str, info: LexiconInfo, default: int) -> tuple[str, ...]:
    return name, str(info.entries), str(default or "-"), info.version or "-", info.hash, info.licence or "-"


def _print(rows: Sequence[tuple[Path, tuple[str, ...]]]) -> None:
    """Print the path in each line, or under the folders if the terminal is too narrow."""
    whole = [(*_HEADING, "PATH"), *((*row, str(path)) for path, row in rows)]
    if not sys.stdout.isatty() or widest(whole) <= shutil.get_terminal_size().columns:
        table(whole)
        return
    for folder in dict.fromkeys(path.parent for path, _ in rows):
        put(f"{folder}\n")
        table([(*_HEADING, "FILE"), *((*row, path.suffix) for path, row in rows if path.parent == folder)])


def _used_by_default() -> dict[str, int]:
    """How many entries of each shipped lexicon are used when no lexicon is named."""
    from framing.lexicon import load

    return {x.info.name: x.info.entries for x in load.default_lexicons()}
