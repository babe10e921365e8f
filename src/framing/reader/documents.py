"""Word (.docx) and PDF files."""

from __future__ import annotations

import io

from framing.errors import InputError
from framing.reader.draft import Draft

_MOST_UNPACKED = 100_000_000
_MOST_PAGES = 500


def docx(data: bytes, name: str) -> Draft:
    """The paragraphs of a Word document.

    Raises:
        InputError: it is not one, or unpacks to something enormous.
    """
    _check_zip(data, name)
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
        paragraphs = [p.text.strip() for p in document.paragraphs]
        properties = document.core_properties
        title, created = properties.title or None, properties.created
    except Exception as fault:
        raise InputError(name, "not a readable Word document") from fault
    text = [line for p in paragraphs for line in p.split("\n") if line.strip()]
    if not text:
        raise InputError(name, "no text in the document")
    known = title if title and title in text else None
    return Draft(
        text="\n".join(text),
        name=name,
        id=name,
        title=None,
        date=str(created) if known and created else None,
        path=name,
    )


def _check_zip(data: bytes, name: str) -> None:
    """Look at the central directory before anything is unpacked, and refuse document type declarations."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(item.file_size for item in packed.infolist()) > _MOST_UNPACKED:
                raise InputError(name, f"unpacks to more than {_MOST_UNPACKED // 10**6} MB")
            for item in packed.infolist():
                if item.filename.endswith((".xml", ".rels")):
                    with packed.open(item) as part:
                        if b"<!DOCTYPE" in part.read(65536).replace(b"\0", b""):  # UTF-16 too
                            raise InputError(name, "carries a document type declaration, which no Word file needs")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as fault:
        raise InputError(name, "not a readable Word document") from fault


def pdf(data: bytes, name: str) -> Draft:
    """The text of a PDF, line breaks inside paragraphs undone.

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
        pages = [page.extract_text() for page in reader.pages]
    except InputError:
        raise
    except Exception as fault:
        raise InputError(name, "not a readable PDF") from fault
    text = "\n".join(pages)
    if not text.strip():
        raise InputError(name, "no text in the PDF (a scan?)")
    return Draft(text=_unwrapped(text), name=name, id=name, path=name)


def _unwrapped(text: str) -> str:
    """Join lines that a page's width broke: a line that ends without a full stop and is nearly full goes on."""
    lines = [line.strip() for line in text.split("\n")]
    full = sorted(len(line) for line in lines if line)
    width = full[int(len(full) * 0.75)] if full else 0
    out = ""
    for line in lines:
        out += line
        wrapped = len(line) >= 0.75 * width and not line.endswith((".", "!", "?", "”", '"', ":"))
        out += " " if line and wrapped else "\n"
    return out
