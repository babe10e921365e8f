"""RTF, by way of striprtf."""

from __future__ import annotations

import re

from framing.errors import InputError
from framing.reader.formats.lines import Line

_MOST = 8_000_000
_FIELD_CODE = re.compile(r"\{\s*\\\*\\fldinst[^{}]{0,2000}(?:\{[^{}]{0,2000}\}[^{}]{0,2000}){0,20}\}")
_PICTURE = re.compile(
    r"\{(?:\\\*)?\\(?:pict|objdata|shppict|nonshppict|themedata|datastore|colorschememapping)\b[^{}]*\}"
)
_HEX = re.compile(r"[0-9a-fA-F\s]{2000,}")


def lines(data: bytes, name: str) -> tuple[list[Line], list[str]]:
    """The paragraphs of an RTF document, and warnings; the cells of a table's row in one line, tabs between them.

    Raises:
        InputError: it is damaged or too large.
    """
    from striprtf.striprtf import rtf_to_text

    text = data.decode("latin-1")
    text = _FIELD_CODE.sub("", _PICTURE.sub("", _HEX.sub(" ", text)))
    if len(text) > _MOST:
        raise InputError(name, f"larger than {_MOST // 10**6} MB of RTF", hint="save the article as plain text")
    try:
        plain = str(rtf_to_text(text, encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as fault:  # a stranger's control words end in any error
        raise InputError(name, "not a readable RTF document", hint="save it as .docx or plain text") from fault
    rows = (line.rstrip("|").replace("|", "\t") if line.endswith("|") else line for line in plain.split("\n"))
    deleted = "has tracked deletions, which are read as text: accept the changes first"
    return [Line(row.strip()) for row in rows], [deleted] if "\\deleted" in text else []
