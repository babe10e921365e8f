"""Word files (.docx): their paragraphs, notes and properties."""

from __future__ import annotations

import io
import re
from typing import Any

from framing.errors import InputError
from framing.reader.archives import opened
from framing.reader.formats import xml
from framing.reader.formats.lines import Line

_MOST_XML = 60_000_000
_MOST_PARAGRAPHS = 100_000
_MOST_CHARACTERS = 20_000_000


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
        if _is_deleted_end(element):
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


def _is_deleted_end(paragraph: Any) -> bool:
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
