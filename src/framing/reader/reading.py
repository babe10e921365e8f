"""What the user named -> articles: paths, folders, standard input, `Source name=path`."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from framing.errors import InputError
from framing.model import Article
from framing.reader.decoding import check_encoding, clean, decode

if TYPE_CHECKING:  # each format is imported where a file of it is read
    from framing.reader.draft import Draft

MOST_BYTES = 2_000_000_000
"""A larger file is refused; collections come as JSON Lines, which may be this large."""
MOST_BYTES_ARTICLE = 50_000_000
"""The same for a file that holds a single article."""

TEXT = (".txt", ".text", ".md", ".markdown")
PAGES = (".html", ".htm", ".xhtml")
RECORDS = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
DOCUMENTS = (".docx", ".pdf")
PLAIN_RECORDS = (".json", ".jsonl", ".ndjson", ".csv", ".tsv")
"""Those that this program reads without the help of others, so that its own code decides what is read."""
WORTH_KEEPING = range(200_000, 50_000_000)
"""Bytes of a file whose reading is kept."""
ENDINGS = TEXT + PAGES + RECORDS + DOCUMENTS
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NO_ARTICLES = ("readme", "license", "licence", "changelog", "notice")


class Reading(Struct, frozen=True):
    articles: tuple[Article, ...]
    problems: tuple[InputError, ...]


Found = Article | InputError
Memo = Callable[[bytes, tuple[str, str | None, str | None], Callable[[], Iterator[Found]]], Iterator[Found]]
"""Recalls what a file held. Is given the file's bytes, what the reading also depends on (path, source, encoding), and a
function that reads it."""


def read(
    arguments: Sequence[str], *, encoding: str | None = None, folders: bool = True, memo: Memo | None = None
) -> Reading:
    """All articles that `arguments` name, in order, with the ids that the files give them.

    Args:
        folders: whether a folder may be named for the articles in it.
        memo: asked first about each large collection, so that one that was read before need not be read again.

    Raises:
        InputError: a path does not exist or cannot be read at all. A problem with one record or one file of a folder
            is listed in `problems` instead.
    """
    articles: list[Article] = []
    problems: list[InputError] = []
    for found in iterate(arguments, encoding=encoding, folders=folders, memo=memo):
        if isinstance(found, InputError):
            problems.append(found)
        else:
            articles.append(found)
    return Reading(tuple(articles), tuple(problems))


def iterate(
    arguments: Sequence[str], *, encoding: str | None = None, folders: bool = True, memo: Memo | None = None
) -> Iterator[Article | InputError]:
    """The same, one at a time, for collections that do not fit into memory. Ids are as the files have them."""
    check_encoding(encoding)
    for argument in arguments:
        source, path = split(argument)
        if path not in ("", "-") and _exists(path) and Path(path).is_dir():
            if not folders:
                raise InputError(path, "a folder, not an article", hint=f"name the articles, or: framing corpus {path}")
            yield from _folder(Path(path), source, encoding)
        else:
            yield from _file(path, source, encoding, memo)


def split(argument: str) -> tuple[str | None, str]:
    """`Source name=path` -> source and path. An existing file with "=" in its name is a path."""
    name, equals, path = argument.partition("=")
    if not equals or not name.strip() or not path or "/" in name or _exists(argument):
        return None, argument
    return name.strip(), path


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a name that is too long is no file's
        return False


def with_own_ids(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The same articles; an id that comes again gets a number behind it."""
    seen: dict[str, int] = {}
    out = []
    for item in articles:
        seen[item.id] = seen.get(item.id, 0) + 1
        out.append(item if seen[item.id] == 1 else replace(item, id=f"{item.id}#{seen[item.id]}"))
    return tuple(out)


def _folder(folder: Path, source: str | None, encoding: str | None) -> Iterator[Article | InputError]:
    paths = [
        path
        for path in sorted(_walk(folder))
        if path.suffix.lower() in ENDINGS and not path.stem.lower().startswith(_NO_ARTICLES)
    ]
    if not paths:
        raise InputError(folder, "no articles in this folder", hint=f"files may end in {', '.join(ENDINGS)}")
    for path in paths:
        try:
            yield from _file(str(path), source, encoding)
        except InputError as fault:
            yield fault


def _walk(folder: Path) -> Iterator[Path]:
    """Regular files, hidden ones and linked folders left out."""
    for base, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in files:
            path = Path(base) / name
            if not name.startswith(".") and path.is_file():
                yield path


def _file(
    path: str, source: str | None, encoding: str | None, memo: Memo | None = None
) -> Iterator[Article | InputError]:
    data = _bytes(path)
    if memo is None or len(data) not in WORTH_KEEPING or not path.lower().endswith(PLAIN_RECORDS):
        return _articles(data, path, source, encoding)
    return memo(data, (path, source, encoding), lambda: _articles(data, path, source, encoding))


def _articles(data: bytes, path: str, source: str | None, encoding: str | None) -> Iterator[Article | InputError]:
    from framing.reader.draft import article

    fallback = "standard input" if path == "-" else Path(path).stem
    for found in _drafts(data, path, encoding):
        if isinstance(found, InputError):
            yield found
            continue
        try:
            yield article(found, source=source, fallback=fallback)
        except InputError as fault:
            if path.lower().endswith(RECORDS):
                yield fault
            else:
                raise


def _bytes(path: str) -> bytes:
    if _ADDRESS.match(path):
        raise InputError(path, "an address, not a file", hint="save the page to a file; framing never uses the network")
    try:
        return _standard_input() if path == "-" else _contents(path)
    except FileNotFoundError as fault:
        near = _nearest(path)
        raise InputError(path, "no such file", hint=f"did you mean {near}?" if near else None) from fault
    except ValueError as fault:
        raise InputError(path, "not a path") from fault
    except OSError as fault:
        raise InputError(path, (fault.strerror or "cannot be read").lower()) from fault


def _nearest(path: str) -> str | None:
    """The file of the same folder whose name is most like it."""
    from difflib import get_close_matches

    wanted = Path(path)
    try:
        names = sorted(p.name for p in wanted.parent.iterdir() if p.is_file() and not p.name.startswith("."))
    except OSError:
        return None
    near = get_close_matches(wanted.name, names, n=1, cutoff=0.75)
    return str(wanted.parent / near[0]) if near else None


def _contents(path: str) -> bytes:
    """A regular file or what comes out of a pipe, never a device that has no end."""
    status = Path(path).stat()
    if not path or not (stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)):
        raise InputError(path or "''", "not a file")
    most = MOST_BYTES if path.lower().endswith(RECORDS) else MOST_BYTES_ARTICLE
    if status.st_size > most:
        raise InputError(path, f"larger than {most // 10**6} MB")
    with Path(path).open("rb") as file:
        return _capped(file, path, most)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("-", "standard input is closed")
    return _capped(sys.stdin.buffer, "-", MOST_BYTES)


def _capped(file: BinaryIO, path: str, most: int) -> bytes:
    """All of it; a pipe tells its size only when it has been read."""
    data = file.read(most + 1)
    if len(data) > most:
        raise InputError(path, f"larger than {most // 10**6} MB")
    return data


def _drafts(data: bytes, path: str, encoding: str | None) -> Iterator[Draft | InputError]:
    ending = Path(path).suffix.lower() if path != "-" else _guessed_ending(data)
    if ending in DOCUMENTS:
        from framing.reader import documents

        yield documents.docx(data, path) if ending == ".docx" else documents.pdf(data, path)
        return
    if ending == ".parquet":
        from framing.reader import parquet

        yield from parquet.parquet_table(data, path)
        return
    if ending in TEXT or ending not in ENDINGS:
        _refuse_binary(data, path, encoding)
    text, warnings = decode(data, path, encoding=encoding, html=ending in PAGES)
    if ending not in RECORDS:
        text = clean(text)
    if ending not in RECORDS and not text.strip():
        raise InputError(path, "empty, no text to compare")
    for found in _by_ending(text, path, ending):
        if not isinstance(found, InputError):
            found.warnings.extend(warnings)
        yield found


def _by_ending(text: str, path: str, ending: str) -> Iterator[Draft | InputError]:
    if ending in PAGES:
        from framing.reader import html

        yield html.draft(text, path)
    elif ending in PLAIN_RECORDS:
        yield from _records(text, path, ending)
    else:
        from framing.reader import plain_text

        yield plain_text.draft(text, path, markdown=ending in (".md", ".markdown"))


def _records(text: str, path: str, ending: str) -> Iterator[Draft | InputError]:
    from framing.reader import records

    if ending == ".json":
        return records.json_document(text, path)
    return records.csv_table(text, path) if ending in (".csv", ".tsv") else records.json_lines(text, path)


def _guessed_ending(data: bytes) -> str:
    head = data[:512].lstrip().lower()
    if head.startswith(b"%pdf"):
        return ".pdf"
    if head.startswith(b"pk\x03\x04"):
        return ".docx"
    if head.startswith(b"{"):
        return ".jsonl"
    return ".html" if head.startswith((b"<!doctype html", b"<html")) else ".txt"


_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


def _refuse_binary(data: bytes, path: str, encoding: str | None) -> None:
    """More than one byte in fifty is a control character; UTF-16 and UTF-32 say by their mark that they are text."""
    head = data[:4096]
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    if encoding is None and not marked and sum(byte in _CONTROLS for byte in head) > len(head) / 50:
        raise InputError(path, "not a text file", hint="a UTF-16 file without a byte order mark needs --encoding")
