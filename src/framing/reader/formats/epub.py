"""EPUB: each chapter that has text is an article, in the order of the book (an issue of a magazine, clippings)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from framing.errors import InputError
from framing.reader.archives import opened
from framing.reader.draft import Draft
from framing.reader.formats import xml
from framing.reader.formats.lines import of_html
from framing.reader.notes import Note

_FEW_WORDS = 30


def drafts(data: bytes, name: str) -> Iterator[Draft | InputError | Note]:
    """A draft for each chapter; covers, lists of contents and pages with hardly a word are left out."""
    with opened(data, name, "an EPUB book") as archive:
        package = _package(archive.read("META-INF/container.xml"), name)
        book = xml.root(archive.read(package), name)
        files = {e.get("id"): e for e in xml.each(book, "item")}
        spine = [files[e.get("idref")] for e in xml.each(book, "itemref") if e.get("idref") in files]
        chapters = []
        for item in spine:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(item.get("href") or "")))
            if "nav" in (item.get("properties") or "").split() or path not in archive.namelist():
                continue
            chapters.append(of_html(_markup(archive.read(path)), name))
    if "encryption" in " ".join(str(e.get("media-type")) for e in files.values()):
        raise InputError(name, "an encrypted EPUB book")
    title, publisher = xml.first_text(book, "title"), xml.first_text(book, "publisher")
    date = xml.first_text(book, "date")
    found = [c for c in chapters if sum(len(line.text.split()) for line in c) >= _FEW_WORDS]
    if not found:
        raise InputError(name, "no text in the book")
    for number, lines in enumerate(found, start=1):
        yield _draft(
            lines,
            f"{name}:{number}" if len(found) > 1 else name,
            name,
            title if len(found) == 1 else None,
            publisher or title,
            date,
        )
    yield Note(
        name,
        "EPUB",
        None,
        (("pages with hardly a word", len(chapters) - len(found)),) if len(chapters) > len(found) else (),
    )


def _package(container: bytes, name: str) -> str:
    path = next((e.get("full-path") for e in xml.each(xml.root(container, name), "rootfile")), None)
    if not path:
        raise InputError(name, "not a readable EPUB book")
    return str(path)


def _markup(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _draft(lines: list[Any], place: str, path: str, title: str | None, source: str | None, date: str | None) -> Draft:
    heading = next((line.text for line in lines if line.heading), None)
    return Draft(
        text=[line.text.replace("\t", " ") for line in lines],
        name=place,
        id=place,
        title=heading or title,
        source=source,
        date=date,
        date_from="the book's date",
        path=path,
    )
