"""Word (.docx) and PDF files."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from framing.errors import InputError
from framing.reader.archives import opened
from framing.reader.draft import Draft
from framing.reader.formats import xml
from framing.reader.formats.lines import Line
from framing.reader.line_ends import joined

_MOST_PAGES = 500
_MOST_DRAWN = 40_000_000
"""Bytes of what a PDF's pages show: a page of news has some 20,000, one of drawings a million."""
_MOST_XML = 60_000_000
_MOST_PARAGRAPHS = 100_000
_MOST_CHARACTERS = 20_000_000


# --------------------------------------------------------------------------------------------------- Word
def docx_lines(data: bytes, name: str) -> tuple[list[Line], list[str], dict[str, str], list[str]]:
    """The paragraphs of a Word document in order, warnings, its properties (title, created), its foot- and endnotes.

    Tables are read cell by cell, text boxes after the paragraph that holds them. Content controls, smart tags, links,
    results of fields and tracked insertions are text; tracked deletions, hidden text and codes of fields are none.

    Raises:
        InputError: it is not one, or unpacks to something enormous.
    """
    with opened(data, name, "a Word document") as archive:
        members = {item.filename: item for item in archive.infolist()}
        main = next((m for m in ("word/document.xml", "word/document2.xml") if m in members), None)
        if main is None:
            raise InputError(name, "not a readable Word document")
        if members[main].file_size > _MOST_XML:
            raise InputError(name, f"its text unpacks to more than {_MOST_XML // 10**6} MB", hint="split the document")
        for part in members:
            if part.endswith((".xml", ".rels")):
                with archive.open(part) as file:
                    _refuse_types(file.read(65536), name)
        content = archive.read(main)
        given = [m for m in ("word/footnotes.xml", "word/endnotes.xml") if m in members]
        if any(members[m].file_size > _MOST_XML for m in given):
            raise InputError(name, f"its notes unpack to more than {_MOST_XML // 10**6} MB", hint="split the document")
        notes = [note for m in given for note in _notes(archive.read(m), name)]
        properties = _properties(archive.read("docProps/core.xml"), name) if "docProps/core.xml" in members else {}
    warnings = []
    if b"altChunk" in content:
        warnings.append("holds a part in another format, which is left out: save it again in Word")
    walk = _Walk(name)
    for paragraph in _paragraphs(content, name):
        if _is_in_deleted_row(paragraph):
            walk.deleted = True
        else:
            walk.paragraph(paragraph)
    walk.end()
    if walk.deleted:
        warnings.append("has tracked changes: read as if they were accepted")
    return walk.lines, warnings, properties, notes


def docx(lines: Sequence[Line], properties: dict[str, str], name: str, notes: Sequence[str] = ()) -> Draft:
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


def _refuse_types(head: bytes, name: str) -> None:
    if b"<!DOCTYPE" in head.replace(b"\0", b""):  # UTF-16 too
        raise InputError(name, "carries a document type declaration, which no Word file needs")


def _notes(content: bytes, name: str) -> list[str]:
    """The text of each note; the entries with a type are the lines that Word draws above them."""
    out = []
    for note in xml.root(content, name):
        if xml.local(note) in ("footnote", "endnote") and _attribute(note, "type") is None:
            walk = _Walk(name)
            for paragraph in note.iterchildren("{*}p"):
                walk.paragraph(paragraph)
            walk.end()
            out.append(" ".join(line.text for line in walk.lines if line.text))
    return [note for note in out if note]


def _properties(content: bytes, name: str) -> dict[str, str]:
    try:
        root = xml.root(content, name)
    except InputError:
        return {}
    return {xml.local(e): e.text.strip() for e in root if e.text and xml.local(e) in ("title", "created")}


def _paragraphs(content: bytes, name: str) -> Any:
    """Each paragraph that is not inside another (a text box), let go once it was read."""
    from lxml import etree

    depth = number = 0
    try:
        events = etree.iterparse(
            io.BytesIO(content),
            events=("start", "end"),
            tag="{*}p",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        )
        for event, element in events:
            if not element.tag.startswith(_WORD):
                continue
            depth += 1 if event == "start" else -1
            if event == "end" and not depth:
                number += 1
                if number > _MOST_PARAGRAPHS:
                    raise InputError(name, f"more than {_MOST_PARAGRAPHS:,} paragraphs", hint="split the document")
                yield element
                element.clear(keep_tail=False)
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None and len(parent):
                    del parent[0]
    except etree.XMLSyntaxError as fault:
        raise InputError(name, "not a readable Word document: its text is damaged") from fault


_WORD = ("{http://schemas.openxmlformats.org/wordprocessingml/", "{http://purl.oclc.org/ooxml/wordprocessingml/")
_SKIPPED = frozenset(
    [
        "del",
        "movefrom",
        "deltext",
        "delinstrtext",
        "instrtext",
        "fallback",
        "rpr",
        "ppr",
        "sdtpr",
        "rt",
        "annotationref",
    ]
)
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "nobreakhyphen": "-", "ptab": " "}
_NO = frozenset(["0", "false", "off", "none"])


class _Walk:
    """Paragraph after paragraph; a field may begin in one and end in another."""

    def __init__(self, name: str) -> None:
        self.lines: list[Line] = []
        self.deleted = False
        self._name = name
        self._fields: list[bool] = []  # for each open field: are we in its result?
        self._held = ""  # of a paragraph whose end was deleted: it goes on in the next
        self._length = 0

    def paragraph(self, element: Any) -> None:
        boxes: list[Any] = []
        out: list[str] = [self._held]
        self._held = ""
        self._read(element, out, boxes)
        text = "".join(out)
        self._length += len(text)
        if self._length > _MOST_CHARACTERS:
            raise InputError(self._name, f"more than {_MOST_CHARACTERS:,} characters", hint="split the document")
        if _ends_deleted(element):
            self._held = text
        else:
            self._add(text, heading=_is_heading(element))
        for box in boxes:
            for inner in box.iterchildren("{*}p", "{*}tbl", "{*}sdt"):
                for paragraph in [inner] if xml.local(inner) == "p" else inner.iter("{*}p"):
                    self.paragraph(paragraph)

    def end(self) -> None:
        self._add(self._held, heading=False)

    def _add(self, text: str, *, heading: bool) -> None:
        parts = text.split("\n")
        self.lines.extend(Line(part.strip(), heading) for part in parts if part.strip() or len(parts) == 1)

    def _read(self, element: Any, out: list[str], boxes: list[Any]) -> None:
        for child in element:
            name = xml.local(child)
            if name == "t":
                if all(self._fields):
                    out.append(child.text or "")
            elif name in _SIGNS:
                if all(self._fields):
                    out.append(_SIGNS[name])
            elif name == "fldchar":
                self._field(_attribute(child, "fldCharType"))
            elif name == "sym":
                out.append(_symbol(child))
            elif name == "txbxcontent":
                boxes.append(child)
            elif name in _SKIPPED:
                self.deleted = self.deleted or name in ("del", "movefrom")
            elif name != "r" or not _is_hidden(child):
                self.deleted = self.deleted or name == "ins"
                self._read(child, out, boxes)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _attribute(element: Any, name: str) -> str | None:
    return next((str(v) for k, v in element.attrib.items() if k.rpartition("}")[2] == name), None)


def _properties_of(element: Any, name: str) -> Any:
    return next((c for c in element if xml.local(c) == name), None)


def _is_set(properties: Any, *names: str) -> bool:
    return properties is not None and any(
        xml.local(c) in names and (_attribute(c, "val") or "true").lower() not in _NO for c in properties
    )


def _is_hidden(run: Any) -> bool:
    return _is_set(_properties_of(run, "rpr"), "vanish", "webhidden")


def _ends_deleted(paragraph: Any) -> bool:
    properties = _properties_of(paragraph, "ppr")
    mark = _properties_of(properties, "rpr") if properties is not None else None
    return mark is not None and any(xml.local(c) in ("del", "movefrom") for c in mark)


def _is_in_deleted_row(paragraph: Any) -> bool:
    rows = (_properties_of(row, "trpr") for row in paragraph.iterancestors("{*}tr"))
    cells = (_properties_of(cell, "tcpr") for cell in paragraph.iterancestors("{*}tc"))
    return any(
        properties is not None and _properties_of(properties, change) is not None
        for change, found in (("del", rows), ("celldel", cells))
        for properties in found
    )


def _is_heading(paragraph: Any) -> bool:
    properties = _properties_of(paragraph, "ppr")
    style = _properties_of(properties, "pstyle") if properties is not None else None
    return style is not None and bool(
        re.match(r"(?i)heading|title$|titre|überschrift|ttulo|título|titolo|kop\d", _attribute(style, "val") or "")
    )


def _symbol(element: Any) -> str:
    try:
        code = int(_attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 else ""


# ---------------------------------------------------------------------------------------------------- PDF
def pdf(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text of a PDF and warnings: running heads and page numbers out, words and lines that a page broke joined.

    Raises:
        InputError: encrypted, broken, or without text (a scan).
    """
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(name, "encrypted", hint="save a copy without the password")
        if len(reader.pages) > _MOST_PAGES:
            raise InputError(name, f"more than {_MOST_PAGES} pages")
        pages = _page_texts(reader, name)
    except InputError:
        raise
    except Exception as fault:
        raise InputError(name, "not a readable PDF") from fault
    empty = sum(not page.strip() for page in pages)
    if empty == len(pages):
        raise InputError(name, "no text in the PDF (a scan?)")
    kept, warnings = _without_running_lines([page.split("\n") for page in pages])
    if empty:
        warnings.append(f"{empty} of {len(pages)} pages have no text (pictures or scans)")
    lines = [line for page in kept for line in page]
    if not any(line.strip() for line in lines):
        raise InputError(name, "no text in the PDF (a scan?)")
    return _unwrapped(joined("\n".join(lines))), warnings


def _page_texts(reader: Any, name: str) -> list[str]:
    """The text of each page. A page that occurs again is not computed again."""
    known: dict[Any, str] = {}
    out: list[str] = []
    length = unpacked = 0
    for page in reader.pages:
        reference = page.indirect_reference
        contents = page.get("/Contents")
        address = repr(getattr(page, "raw_get", page.get)("/Contents")) if contents is not None else repr(reference)
        if address not in known:
            drawn = page.get_contents()
            unpacked += len(drawn.get_data()) if drawn is not None else 0
            if unpacked > _MOST_DRAWN:
                raise InputError(
                    name,
                    f"its pages unpack to more than {_MOST_DRAWN // 10**6} MB",
                    hint="save the article as plain text",
                )
            known[address] = _page_text(page)
        out.append(known[address])
        length += len(out[-1])
        if length > _MOST_CHARACTERS:
            raise InputError(name, f"more than {_MOST_CHARACTERS:,} characters")
    return out


class _Piece(Struct):
    """A stretch of text where a page shows it; `y` grows upwards."""

    x: float
    y: float
    end: float
    text: str


def _page_text(page: Any) -> str:
    """The text of a page; two or three columns one after the other."""
    pieces: list[_Piece] = []

    def seen(text: str, matrix: Any, text_matrix: Any, _: Any, size: float) -> None:
        if text.strip():
            x = matrix[0] * text_matrix[4] + matrix[2] * text_matrix[5] + matrix[4]
            y = matrix[1] * text_matrix[4] + matrix[3] * text_matrix[5] + matrix[5]
            wide = abs(size * (text_matrix[0] or 1) * (matrix[0] or 1)) or 10.0
            for n, line in enumerate(text.strip("\n").split("\n")):
                pieces.append(_Piece(x, y - n * wide, x + len(line) * wide * _LETTER, line))

    text = str(page.extract_text(visitor_text=seen))
    starts = _columns(pieces)
    return _by_column(pieces, starts) if len(starts) > 1 else text


_LETTER = 0.45
"""Mean width of a letter, as a share of the size of the type."""
_GUTTER = 90.0
"""Points between the left edges of two columns, at least."""
_SHARE = 0.2
"""Share of a page's pieces of text that begin at a column's left edge, at least."""
_FEW = 6


def _columns(pieces: Sequence[_Piece]) -> list[float]:
    """The left edges of a page's columns; one or none if it has no columns.

    Many pieces begin at each edge, the pieces of one column do not reach into the next, and the columns are beside each
    other.
    """
    if len(pieces) < 2 * _FEW:
        return []
    counted = Counter(round(piece.x / 3) for piece in pieces)
    often = [(edge * 3.0, n) for edge, n in sorted(counted.items()) if n >= max(_FEW, _SHARE * len(pieces))]
    edges: list[float] = []
    for edge, _ in often:
        if not edges or edge - edges[-1] >= _GUTTER:
            edges.append(edge)
    if not 2 <= len(edges) <= 3:
        return []
    for left, right in pairwise(edges):
        own = [p for p in pieces if left - 4 <= p.x < right - 4]
        beyond = sum(p.end > right + 20 for p in own)
        heights = [p.y for p in own]
        beside = sum(min(heights) <= p.y <= max(heights) for p in pieces if p.x >= right - 4)
        if beyond > 0.2 * len(own) or beside < _FEW:
            return []
    return edges


def _by_column(pieces: Sequence[_Piece], edges: Sequence[float]) -> str:
    """The pieces in reading order: those that span the columns above, the columns from left to right, those below."""
    columns: list[list[_Piece]] = [[] for _ in edges]
    spanning: list[_Piece] = []
    for piece in pieces:
        at = max((i for i, edge in enumerate(edges) if piece.x >= edge - 4), default=0)
        crosses = at + 1 < len(edges) and piece.end > edges[at + 1] + 20
        (spanning if crosses else columns[at]).append(piece)
    highest = max((p.y for column in columns[1:] for p in column), default=0.0)
    above = [p for p in [*spanning, *columns[0]] if p.y > highest + 2]
    below = [p for p in spanning if p.y <= highest + 2]
    columns[0] = [p for p in columns[0] if p.y <= highest + 2]
    parts = ["\n".join(_lines_of(group) for group in groups if group) for groups in ([above], columns, [below])]
    return "\n\n".join(part for part in parts if part)


def _lines_of(pieces: list[_Piece]) -> str:
    """Pieces from top to bottom, those of one height in one line; a blank line where there is a gap."""
    out: list[str] = []
    last: float | None = None
    ordered = sorted(pieces, key=lambda p: (-round(p.y), p.x))
    steps = sorted(a.y - b.y for a, b in pairwise(ordered) if a.y - b.y >= 3)
    usual = steps[len(steps) // 2] if steps else 0.0
    for piece in ordered:
        if last is not None and last - piece.y > 1.6 * usual:
            out.append("")
        if last is not None and abs(last - piece.y) < 3:
            out[-1] += piece.text if out[-1].endswith(" ") or piece.text.startswith(" ") else f" {piece.text}"
        else:
            out.append(piece.text)
        last = piece.y
    return "\n".join(out)


_EDGE = 3
"""Lines at the top and at the bottom of a page that may be its running head or foot."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|\s]*(?:page|p\.|seite)?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?[-–—|\s]*)$", re.IGNORECASE
)


def _without_running_lines(pages: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """The pages without lines that recur at the same edge of most pages, page numbers ignored; and a warning."""
    if len(pages) < 2:
        return pages, []
    counted: Counter[tuple[bool, str]] = Counter()
    for page in pages:
        counted.update({(top, form) for top, at, form in _edges(page)})
    often = max(2, -(-len(pages) * 2 // 3))
    out, removed = [], 0
    examples: list[str] = []
    for page in pages:
        drop = set()
        for top, at, form in _edges(page):
            if form and (counted[top, form] >= often or _PAGE_NUMBER.match(page[at])):
                drop.add(at)
        drop = _contiguous(drop, page)
        examples.extend(page[at].strip() for at in drop)
        removed += len(drop)
        out.append([line for at, line in enumerate(page) if at not in drop])
    shown = next((e for e in examples if not _PAGE_NUMBER.match(e)), None)
    more = f": {shown}" if shown else ""
    return out, [f"{removed} running heads and page numbers left out{more}"] if removed else []


def _contiguous(drop: set[int], page: list[str]) -> set[int]:
    """The lines at the page's edge with nothing but themselves and blank lines in between."""
    kept: set[int] = set()
    for order in (range(len(page)), range(len(page) - 1, -1, -1)):
        for at in order:
            if at in drop:
                kept.add(at)
            elif page[at].strip():
                break
    return kept


def _edges(page: list[str]) -> list[tuple[bool, int, str]]:
    """First and last lines of a page: whether at the top, index, and form."""
    filled = [i for i, line in enumerate(page) if line.strip()]
    top, bottom = filled[:_EDGE], filled[-_EDGE:]
    return [(True, i, _form(page[i])) for i in top] + [(False, i, _form(page[i])) for i in bottom if i not in top]


def _form(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()).lower())


def _unwrapped(text: str) -> str:
    """The text with lines joined that the page's width broke: nearly full lines without a full stop."""
    lines = [line.strip() for line in text.split("\n")]
    full = sorted(len(line) for line in lines if line)
    width = full[int(len(full) * 0.75)] if full else 0
    out: list[str] = []
    for line in lines:
        out.append(line)
        wrapped = len(line) >= 0.75 * width and not line.endswith((".", "!", "?", "”", '"', ":"))
        out.append(" " if line and wrapped else "\n")
    return "".join(out)
