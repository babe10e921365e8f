"""RTF, by way of striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from framing.errors import InputError
from framing.reader.formats.lines import Line

_MOST = 8_000_000
_FIELD_CODE = re.compile(r"\{\s*\\\*\\fldinst[^{}]{0,2000}(?:\{[^{}]{0,2000}\}[^{}]{0,2000}){0,20}\}")
_PICTURE = re.compile(
    r"\{(?:\\\*)?\\(?:pict|objdata|shppict|nonshppict|themedata|datastore|colorschememapping)\b[^{}]*\}"
)
_HEX = re.compile(r"[0-9a-fA-F\s]{2000,}")


def lines(data: bytes, name: str) -> tuple[list[Line], list[str], list[str]]:
    """The paragraphs of an RTF document, warnings, and its footnotes.

    The cells of a table's row are in one line, tabs between them.

    Raises:
        InputError: it is damaged or too large.
    """
    from striprtf.striprtf import rtf_to_text

    text = data.decode("latin-1")
    text = _FIELD_CODE.sub("", _PICTURE.sub("", _HEX.sub(" ", text)))
    text, changed, kept = _without_deletions(text)
    if len(text) > _MOST:
        raise InputError(name, f"larger than {_MOST // 10**6} MB of RTF", hint="save the article as plain text")
    try:
        plain = str(rtf_to_text(text, encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]
        head = text[: text.find("\\pard")][:_HEAD] if "\\pard" in text else "{\\rtf1\\ansi "
        notes = [
            " ".join(str(rtf_to_text(f"{head}{note}", encoding="cp1252", errors="replace")).split())  # type: ignore[no-untyped-call]
            for note in _notes(text)
        ]
    except Exception as fault:  # a stranger's control words end in any error
        raise InputError(name, "not a readable RTF document", hint="save it as .docx or plain text") from fault
    rows = (line.rstrip("|").replace("|", "\t") if line.endswith("|") else line for line in plain.split("\n"))
    warnings = ["has tracked changes: read as if they were accepted"] if changed else []
    if kept:
        warnings = ["has tracked deletions, which are read as text: accept the changes first"]
    return [Line(row.strip()) for row in rows], warnings, [note for note in notes if note]


_HEAD = 100_000
"""Characters before the first paragraph: fonts and colours, which say how a footnote's letters are encoded."""
_NOTE = re.compile(r"\{\s*\\footnote(?![a-z0-9-])(?:\s*\\ftnalt(?![a-z0-9-]))?")
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_MOST_NOTES = 2_000


def _notes(text: str) -> Iterator[str]:
    """The contents of each footnote's group, which striprtf leaves out."""
    for found in islice(_NOTE.finditer(text), _MOST_NOTES):
        depth = 1
        for brace in islice(_BRACE.finditer(text, found.end()), _MOST_NOTES):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if not depth:
                yield text[found.end() : brace.start()]
                break


_TOGGLED = re.compile(r"\\deleted(?![a-z0-9-])[ ]?[^{}]{0,20000}?\\deleted0[ ]?")
_STEP = re.compile(r"\\[\\{}]|[{}]|\\(?:deleted|revised)(?![a-z0-9-])")
_WHOLE = 2
"""Depth of groups from which one holds a stretch of text; the first holds the document."""


def _without_deletions(text: str) -> tuple[str, bool, bool]:
    """The text with its deleted stretches marked as no text, whether it has tracked changes, and whether a deletion
    could not be marked: one that goes on to the end of the document."""
    if "\\deleted" not in text and "\\revised" not in text:
        return text, False, False
    text = _TOGGLED.sub("", text)
    out: list[str] = []
    at = depth = 0
    kept = False
    for found in _STEP.finditer(text):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif found[0] == "\\deleted":
            kept = kept or depth < _WHOLE
            if depth >= _WHOLE:
                out.append(text[at : found.start()] + "\\*")
                at = found.start()
    return "".join([*out, text[at:]]), True, kept
