"""The content of a file: bytes -> drafts.

Decided by its first bytes if possible, then by its name, then by its text.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO

from framing import signatures
from framing.errors import InputError
from framing.reader import streams
from framing.reader.decoding import clean, decode
from framing.reader.draft import MOST_CHARACTERS, Draft
from framing.reader.endings import ENDINGS, LARGE, MOST_BYTES_ARTICLE, PAGES, PLAIN_RECORDS, is_article_name
from framing.reader.formats.lines import Line
from framing.reader.notes import Note
from framing.reader.outlets import in_archive

Found = Iterator[Draft | InputError | Note]
_DEPTH = 2
"""Archives in archives: a zip of gzip files is read, deeper ones are not."""


def drafts(data: bytes, path: str, encoding: str | None, *, called: str | None = None, depth: int = 0) -> Found:
    """Drafts, problems with single articles, and what the file says of itself.

    Args:
        path: the file, for messages and ids.
        called: the name whose ending counts, where that is not the path: "a.txt" of "a.txt.gz".

    Raises:
        InputError: the file as a whole cannot be read.
    """
    noted = False
    for found in _drafts(data, path, encoding, called, depth):
        noted = noted or isinstance(found, Note)
        yield found
    if not noted:
        yield Note(path, _form(data, PurePath(called or path).suffix.lower()))


_FORMS = {
    ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".md": "Markdown", ".markdown": "Markdown", ".json": "JSON",
    ".jsonl": "JSON Lines", ".ndjson": "JSON Lines", ".csv": "CSV", ".tsv": "TSV",
}  # fmt: skip
_KINDS = {"docx": "Word", "pdf": "PDF", "odt": "OpenDocument", "rtf": "RTF", "parquet": "Parquet", "mail": "e-mail"}


def _form(data: bytes, ending: str) -> str:
    told = signatures.kind(data)
    if told is not None and told.name in _KINDS:
        return _KINDS[told.name]
    return "HTML" if told is not None and told.name == "html" else _FORMS.get(ending, "text")


def _drafts(data: bytes, path: str, encoding: str | None, called: str | None, depth: int) -> Found:
    ending = PurePath(called or path).suffix.lower() if path != "-" or called else ""
    told = signatures.kind(data)
    if told is None and ending in (".eml", ".mht", ".mhtml"):
        told = signatures.MAIL
    if told is None and ending in (".xml", ".rss", ".atom") and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        told = signatures.XML
    if told is not None and (reader := _READERS.get(told.name)):
        yield from reader(data, path, encoding)
    elif told is not None and told.name == "zip" and ending in _BINARY and ending != ".zip":
        raise InputError(path, f"not a readable {_BINARY[ending]}")
    elif told is not None and told.name in ("gzip", "zip", "tar"):
        yield from _unpacked(data, path, encoding, called or path, told.name, depth)
    elif told is not None and told.name != "html":
        raise InputError(path, f"{told.what}, which is not read", hint=told.hint)
    elif ending in _BINARY:
        raise InputError(path, f"not a readable {_BINARY[ending]}" if data.strip() else "empty: no text to compare")
    else:
        yield from _text(data, path, encoding, ".html" if told and ending not in PLAIN_RECORDS else ending)


_BINARY = {
    ".docx": "Word document",
    ".pdf": "PDF",
    ".parquet": "Parquet file",
    ".epub": "EPUB book",
    ".odt": "OpenDocument text",
    ".zip": "zip archive",
    ".gz": "gzip file",
    ".tar": "tar archive",
    ".tgz": "gzip file",
    ".rtf": "RTF document",
    ".warc": "web archive (WARC)",
}


# ---------------------------------------------------------------------------------------------------- text
def large(file: BinaryIO, path: str, encoding: str | None) -> Found:
    """The same for a collection that is read piece by piece: JSON, JSON Lines, CSV.

    Raises:
        InputError: it is none.
    """
    from framing.reader import records

    ending = PurePath(path).suffix.lower()
    yield from records.large(file, path, encoding, ending)
    yield Note(path, _FORMS.get(ending, "JSON"))


def _text(data: bytes, path: str, encoding: str | None, ending: str) -> Found:
    if len(data) > streams.LARGE and ending in PLAIN_RECORDS:
        from framing.reader import records

        yield from records.large(io.BytesIO(data), path, encoding, ending)
        return
    if ending not in PLAIN_RECORDS and ending not in PAGES:
        _refuse_binary(data, path, encoding)
    text, warnings = decode(data, path, encoding=encoding, html=ending in PAGES)
    if ending in (".csv", ".tsv") and text.lstrip()[:1] in ("{", "[") and _is_json(text):
        ending = ".json"
    if ending not in PLAIN_RECORDS:
        is_json = text.lstrip()[:1] in ("{", "[") and _is_json(text)
        if len(data) > MOST_BYTES_ARTICLE and not is_json:
            raise InputError(path, f"larger than {MOST_BYTES_ARTICLE // 10**6} MB", hint=LARGE)
        text = text if is_json else clean(text)
        ending = ".json" if is_json else ".csv" if ending not in PAGES and _is_table(text) else ending
        if not text.strip():
            raise InputError(path, "empty: no text to compare")
    for found in _by_ending(text, path, ending):
        if isinstance(found, Draft):
            found.warnings.extend(warnings)
        yield found


def _is_json(text: str) -> bool:
    from framing.reader import records

    return records.is_json(text)


def _is_table(text: str) -> bool:
    from framing.reader import records

    return records.is_table(text)


def _by_ending(text: str, path: str, ending: str) -> Found:
    if ending in PLAIN_RECORDS:
        yield from _records(text, path, ending)
    elif ending in PAGES:
        yield from _page(text, path)
    else:
        from framing.reader import plain_text
        from framing.reader.formats import exports

        export = exports.of_plain(text, path)
        if export is None and len(text) > MOST_CHARACTERS:
            found = f"{len(text):,} characters, more than the {MOST_CHARACTERS:,} of one article"
            raise InputError(path, found, hint=LARGE)
        if export is None:
            yield plain_text.draft(text, path, markdown=ending in (".md", ".markdown"))
        else:
            yield from export.results()


def _records(text: str, path: str, ending: str) -> Found:
    from framing.reader import records

    if ending == ".json":
        return records.json_document(text, path)
    if ending in (".csv", ".tsv"):
        return records.csv_table(io.StringIO(text, newline=""), path)
    return records.json_lines(text, path)


def _page(text: str, path: str) -> Found:
    from framing.reader import html
    from framing.reader.formats import exports

    text = html.checked(text, path)
    export = exports.of_page(text, path)
    if export is None:
        yield html.draft(text, path)
    else:
        yield from export.results()


_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


def _refuse_binary(data: bytes, path: str, encoding: str | None) -> None:
    """Refuse data in which more than one byte in fifty is a control character.

    UTF-16 and UTF-32 are recognised as text by their byte order mark.
    """
    head = data[:4096]
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    if encoding is None and not marked and sum(byte in _CONTROLS for byte in head) > len(head) / 50:
        wide = signatures.may_be_utf16(data)
        hint = "a UTF-16 file without a byte order mark needs --encoding" if wide else "save the article as plain text"
        raise InputError(path, "not a text file", hint=hint)


# ----------------------------------------------------------------------------------------------- documents
def _word(data: bytes, path: str, encoding: str | None) -> Found:
    from framing.reader import documents, docx

    lines, warnings, properties, notes = docx.docx_lines(data, path)
    return _document(lines, path, "Word", warnings, lambda: documents.article_of(lines, properties, path, notes), notes)


def _pdf(data: bytes, path: str, encoding: str | None) -> Found:
    from framing.reader import pdf
    from framing.reader.formats.lines import of_text

    text, warnings = pdf.pdf(data, path)
    return _document(of_text(text), path, "PDF", warnings, lambda: Draft(text=text, name=path, id=path, path=path))


def _odt(data: bytes, path: str, encoding: str | None) -> Found:
    from framing.reader import documents
    from framing.reader.formats import odt

    lines, notes = odt.lines(data, path)
    return _document(lines, path, "OpenDocument", [], lambda: documents.article_of(lines, {}, path, notes), notes)


def _rtf(data: bytes, path: str, encoding: str | None) -> Found:
    from framing.reader import documents
    from framing.reader.formats import rtf

    lines, warnings, notes = rtf.lines(data, path)
    return _document(lines, path, "RTF", warnings, lambda: documents.article_of(lines, {}, path, notes), notes)


def _document(
    lines: Sequence[Line],
    path: str,
    form: str,
    warnings: list[str],
    alone: Callable[[], Draft],
    notes: Sequence[str] = (),
) -> Found:
    """The articles of a database export in a document; otherwise the document as one article, with its notes."""
    from framing.reader.documents import notes_told
    from framing.reader.formats import exports

    export = exports.of_lines(lines, path, form)
    if export is not None and notes:
        warnings = [*warnings, f"{notes_told(notes)} left out"]
    for found in [alone()] if export is None else export.results():
        if isinstance(found, Draft):
            found.warnings.extend(warnings)
        yield found


# ---------------------------------------------------------------------------------------------- containers
def _parquet(data: bytes, path: str, encoding: str | None) -> Found:
    from framing.reader import parquet

    return parquet.parquet_table(data, path)


def _mail(data: bytes, path: str, encoding: str | None) -> Found:
    from framing.reader.formats import mail

    return mail.drafts(data, path)


def _mailbox(data: bytes, path: str, encoding: str | None) -> Found:
    from framing.reader.formats import mail

    return mail.mailbox(data, path)


def _warc(data: bytes, path: str, encoding: str | None) -> Found:
    from framing.reader.formats import warc

    return warc.drafts(data, path, encoding)


def _epub(data: bytes, path: str, encoding: str | None) -> Found:
    from framing.reader.formats import epub

    return epub.drafts(data, path)


def _xml(data: bytes, path: str, encoding: str | None) -> Found:
    from framing.reader.formats import feeds

    return feeds.drafts(data, path)


_READERS: dict[str, Callable[[bytes, str, str | None], Found]] = {
    "docx": _word,
    "pdf": _pdf,
    "odt": _odt,
    "rtf": _rtf,
    "parquet": _parquet,
    "mail": _mail,
    "mbox": _mailbox,
    "warc": _warc,
    "epub": _epub,
    "xml": _xml,
}


def _unpacked(data: bytes, path: str, encoding: str | None, called: str, kind: str, depth: int) -> Found:
    from framing.reader import archives

    if depth >= _DEPTH:
        raise InputError(path, "an archive in an archive in an archive", hint="unpack it first")
    if kind == "gzip":
        stem, ending = called.rsplit(".", 1) if "." in called else (called, "")
        inner = {"gz": stem, "tgz": f"{stem}.tar"}.get(ending.lower(), called)
        plain = archives.unpacked_gzip(data, path)
        yield from drafts(plain, path, encoding, called=inner, depth=depth + 1)
        return
    if kind == "tar":
        yield from _archive(archives.tar_files(data, path), path, encoding, kind, depth)
        return
    with archives.opened(data, path, "a zip archive") as archive:
        members = [i for i in archive.infolist() if not i.is_dir()]
        files = ((i.filename, partial(archive.read, i)) for i in members)
        homes = in_archive([i.filename for i in members if is_article_name(i.filename)])
        yield from _archive(files, path, encoding, kind, depth, homes)


def _archive(
    files: Iterable[tuple[str, Callable[[], bytes]]],
    path: str,
    encoding: str | None,
    kind: str,
    depth: int,
    homes: Mapping[str, str] = MappingProxyType({}),
) -> Found:
    """The articles in the files of an archive: each is unpacked, read and let go.

    Args:
        homes: the outlet that the file's folder names, of the files for which one does.
    """
    left: dict[str, int] = {}
    number = 0
    for name, unpack in files:
        if not is_article_name(name):
            left["files that are no articles"] = left.get("files that are no articles", 0) + 1
            continue
        number += 1
        try:
            for found in drafts(unpack(), f"{path}/{name}", encoding, depth=depth + 1):
                if isinstance(found, Draft):
                    found.home = homes.get(str(PurePath(name)))
                yield found
        except InputError as fault:
            yield fault
    if not number:
        raise InputError(path, "no articles in this archive", hint=f"files may end in {', '.join(ENDINGS)}")
    yield Note(path, kind, None, tuple(sorted(left.items())))
