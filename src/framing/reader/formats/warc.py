"""Web archives (WARC), by way of warcio: the pages among the responses."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from framing.errors import InputError
from framing.reader.decoding import decode
from framing.reader.draft import Draft
from framing.reader.notes import Note

_MOST_PAGE = 20_000_000
_HTML = ("text/html", "application/xhtml+xml")


def drafts(data: bytes, name: str, encoding: str | None) -> Iterator[Draft | InputError | Note]:
    """A draft or an error for each page that was fetched; pictures, scripts and requests are left out."""
    from warcio.archiveiterator import ArchiveIterator

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    left: dict[str, int] = {}
    number = 0
    records: Any = None
    try:
        records = ArchiveIterator(io.BytesIO(data))
        while (record := _next(records)) is not None:
            kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
            status = record.http_headers.get_statuscode() if record.http_headers else ""
            if record.rec_type not in ("response", "resource") or not kind.lower().startswith(_HTML):
                what = record.rec_type if record.rec_type != "response" else "responses that are no web pages"
                left[what] = left.get(what, 0) + 1
                continue
            if status and not status.startswith("2"):
                left[f"answers with status {status}"] = left.get(f"answers with status {status}", 0) + 1
                continue
            number += 1
            with redirect_stderr(io.StringIO()):
                content = record.content_stream().read(_MOST_PAGE + 1)
            address = record.rec_headers.get_header("WARC-Target-URI")
            yield _page(content, f"{name}:{number}", name, address, encoding)
    except InputError:
        raise
    except Exception:  # a damaged record raises whatever its bytes say
        yield InputError(name, f"a damaged web archive: {number} pages were read before the damage")
    if not number:
        raise InputError(name, "no web page in the archive")
    if records is not None and records.err_count:
        yield InputError(name, "a damaged web archive: records are longer or shorter than they say")
    yield Note(name, "WARC", None, tuple(sorted((str(kind), count) for kind, count in left.items())))


def _next(records: Any) -> Any:
    """The next record, None after the last; what warcio prints about a damaged one is counted in `err_count`."""
    with redirect_stderr(io.StringIO()):
        return next(records, None)


def _page(content: bytes, place: str, path: str, address: str | None, encoding: str | None) -> Draft | InputError:
    from framing.reader import html

    if len(content) > _MOST_PAGE:
        return InputError(place, f"a page larger than {_MOST_PAGE // 10**6} MB")
    try:
        text, warnings = decode(content, place, encoding=encoding, html=True)
        found = html.draft(text, place)
    except InputError as fault:
        return fault
    found.warnings.extend(warnings)
    found.url, found.path = found.url or address, path
    return found
