"""The article of a document: Word, OpenDocument or RTF, with its notes."""

from __future__ import annotations

from collections.abc import Sequence

from framing.errors import InputError
from framing.reader.draft import Draft
from framing.reader.formats.lines import Line


def article_of(lines: Sequence[Line], properties: dict[str, str], name: str, notes: Sequence[str] = ()) -> Draft:
    """The article of a document that is no database's export.

    Raises:
        InputError: there is no text in it.
    """
    text = [line.text.replace("\t", " ") for line in lines if line.text]
    if not text:
        raise InputError(name, "no text in the document")
    known = properties.get("title") in text
    return Draft(
        text="\n".join(text),
        name=name,
        id=name,
        date=properties.get("created") if known else None,
        date_from="the document's properties",
        path=name,
        notes=list(notes),
        warnings=[f"{notes_told(notes)} behind the text, not analysed"] if notes else [],
    )


def notes_told(notes: Sequence[str]) -> str:
    """ "1 footnote", "3 footnotes"; endnotes are meant too."""
    return f"{len(notes)} footnote{'' if len(notes) == 1 else 's'}"
