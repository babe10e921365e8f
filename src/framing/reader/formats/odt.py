"""OpenDocument text (.odt): paragraphs and headings in order, tables and text boxes with them."""

from __future__ import annotations

from typing import Any

from framing.errors import InputError
from framing.reader.archives import opened
from framing.reader.formats import xml
from framing.reader.formats.lines import Line

_SPACES = {"tab": " ", "line-break": "\n", "s": " "}
_LEFT_OUT = frozenset(
    [
        "tracked-changes",
        "note",
        "annotation",
        "annotation-end",
        "bookmark",
        "forms",
        "sequence-decls",
        "index-title-template",
    ]
)


def lines(data: bytes, name: str) -> tuple[list[Line], list[str]]:
    """The paragraphs, and the foot- and endnotes. Tracked deletions, which the format keeps apart, are left out.

    Raises:
        InputError: it is damaged or encrypted.
    """
    with opened(data, name, "an OpenDocument text") as archive:
        if "content.xml" not in archive.namelist():
            raise InputError(name, "not a readable OpenDocument text")
        if (
            b"encryption-data" in archive.read("META-INF/manifest.xml")
            if "META-INF/manifest.xml" in archive.namelist()
            else False
        ):
            raise InputError(name, "an encrypted OpenDocument text", hint="save a copy without the password")
        content = archive.read("content.xml")
    root = xml.root(content, name)
    body = next(iter(xml.each(root, "text")), root)
    out: list[Line] = []
    _walk(body, out)
    return out, [note for e in body.iter() if xml.local(e) == "note-body" and (note := _note(e))]


def _note(element: Any) -> str:
    found: list[Line] = []
    _walk(element, found)
    return " ".join(line.text for line in found if line.text)


def _walk(element: Any, out: list[Line]) -> None:
    for child in element:
        name = xml.local(child)
        if name in _LEFT_OUT:
            continue
        if name in ("p", "h"):
            inner: list[Any] = []
            text = _text(child, inner)
            out.extend(Line(part.strip(), heading=name == "h") for part in text.split("\n"))
            for box in inner:
                _walk(box, out)
        else:
            _walk(child, out)


def _text(element: Any, inner: list[Any]) -> str:
    """The text of a paragraph; a text box in it comes after it."""
    out = [element.text or ""]
    for child in element:
        name = xml.local(child)
        if name == "text-box":
            inner.append(child)
        elif name in _SPACES:
            out.append(_SPACES[name])
        elif name and name not in _LEFT_OUT:
            out.append(_text(child, inner))
        out.append(child.tail or "")
    return "".join(out)
