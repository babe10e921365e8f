"""Which version of the analysis made a stored record."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def code_fingerprint() -> str:
    """A digest of the names, sizes and times of the analyzer's files, the two modules it stands on, and word lists.

    A changed rule or word list must never serve an old result; the parse, which is what costs, does not
    depend on it and stays.
    """
    from framing.lexicon.locations import default_folder

    digest = hashlib.sha256()
    made_by = (
        (_PACKAGE / "analyzer", "**/*"),
        (_PACKAGE, "measures.py"),
        (_PACKAGE, "voices.py"),
        (default_folder() / "resources", "*.csv"),
    )
    for folder, pattern in made_by:
        for path in sorted(folder.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                status = path.stat()
                digest.update(f"{path.name}:{status.st_size}:{status.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]
