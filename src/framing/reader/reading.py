"""What the user named -> articles: paths, folders, standard input, `Source name=path`."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from framing.errors import InputError
from framing.model import Article
from framing.reader.decoding import check_encoding
from framing.reader.endings import ENDINGS, LARGE, MOST_BYTES, PLAIN_RECORDS, is_article_name, most_bytes
from framing.reader.notes import Note

WORTH_KEEPING = range(200_000, 50_000_000)
"""Bytes of a file whose reading is kept."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Reading(Struct, frozen=True):
    articles: tuple[Article, ...]
    problems: tuple[InputError, ...]


Found = Article | InputError | Note
Memo = Callable[[bytes, tuple[str, str | None, str | None], Callable[[], Iterator[Found]]], Iterator[Found]]
"""Recalls what a file held. Is given the file's bytes, what the reading also depends on (path, source, encoding), and a
function that reads it."""


def read(
    arguments: Sequence[str],
    *,
    encoding: str | None = None,
    folders: bool = True,
    memo: Memo | None = None,
) -> Reading:
    """All articles that `arguments` name, in order, with the ids that the files give them.

    Args:
        folders: may a folder stand for the articles in it?
        memo: asked first about each large collection, so that one that was read before need not be read again.

    Raises:
        InputError: a path does not exist or cannot be read at all. What is wrong with one record or one file
            of a folder is not raised but listed in `problems`.
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
    arguments: Sequence[str],
    *,
    encoding: str | None = None,
    folders: bool = True,
    memo: Memo | None = None,
) -> Iterator[Article | InputError]:
    """The same, one at a time, for collections that do not fit into memory. Ids are as the files have them."""
    for found in examine(arguments, encoding=encoding, folders=folders, memo=memo):
        if isinstance(found, Article | InputError):
            yield found


def examine(
    arguments: Sequence[str],
    *,
    encoding: str | None = None,
    folders: bool = True,
    memo: Memo | None = None,
) -> Iterator[Found]:
    """The same, with what each file says of itself."""
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
    """The same articles; an id that comes again gets a number behind it that makes no other article's id."""
    given = {item.id for item in articles}
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    out = []
    for item in articles:
        own = item.id
        while own in taken or (own != item.id and own in given):
            numbers[item.id] = numbers.get(item.id, 1) + 1
            own = f"{item.id}#{numbers[item.id]}"
        taken.add(own)
        out.append(item if own == item.id else replace(item, id=own))
    return tuple(out)


def _folder(folder: Path, source: str | None, encoding: str | None) -> Iterator[Found]:
    paths = [path for path in sorted(_walk(folder)) if is_article_name(path.name)]
    if not paths:
        raise InputError(folder, "no articles in this folder", hint=f"files may end in {', '.join(ENDINGS)}")
    from framing.reader.outlets import of_folders, with_outlet

    homes = {} if source else of_folders(folder, paths)
    for path in paths:
        try:
            yield from with_outlet(_file(str(path), source, encoding), homes.get(path), fallback(str(path)))
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


def _file(path: str, source: str | None, encoding: str | None, memo: Memo | None = None) -> Iterator[Found]:
    data = _bytes(path)
    if memo is None or len(data) not in WORTH_KEEPING or not path.lower().endswith(PLAIN_RECORDS):
        return read_bytes(data, path, source, encoding)
    return memo(data, (path, source, encoding), lambda: read_bytes(data, path, source, encoding))


def read_bytes(data: bytes, path: str, source: str | None, encoding: str | None) -> Iterator[Found]:
    """The articles in the bytes of one file.

    Raises:
        InputError: the file as a whole cannot be read.
    """
    from framing.reader import contents, draft

    for found in contents.drafts(data, path, encoding):
        if not isinstance(found, draft.Draft):
            yield found
            continue
        try:
            yield draft.article(found, source=source, fallback=fallback(found.path or path))
        except InputError as fault:
            if found.name == path:
                raise
            yield fault


def fallback(path: str) -> str:
    """A source's name from the file's, for want of a better one."""
    if path == "-":
        return "standard input"
    return Path(path[:-3] if path.lower().endswith(".gz") else path).stem


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
    most = most_bytes(path)
    if status.st_size > most:
        raise InputError(path, f"larger than {most // 10**6} MB", hint=LARGE)
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
        raise InputError(path, f"larger than {most // 10**6} MB", hint=LARGE)
    return data
