"""What the user named -> articles: paths, folders, standard input, `Source name=path`."""

from __future__ import annotations

import io
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from framing.errors import InputError
from framing.model import Article
from framing.own_output import files_in, is_own, is_results
from framing.reader import streams
from framing.reader.decoding import check_encoding
from framing.reader.endings import (
    ENDINGS,
    LARGE,
    MOST_BYTES,
    MOST_BYTES_ARTICLE,
    MOST_BYTES_CONTAINER,
    MOST_CHARACTERS,
    PLAIN_RECORDS,
    is_article_name,
    most_bytes,
)  # fmt: skip
from framing.reader.notes import Note
from framing.signatures import kind

if TYPE_CHECKING:
    from framing.reader.draft import Draft

WORTH_KEEPING = range(200_000, 50_000_000)
"""Bytes of a file whose reading is kept."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HOST = re.compile(r"www\.", re.IGNORECASE)


class Reading(Struct, frozen=True):
    """What was read: articles, and files that could not be."""

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
    room: Room | None = None,
) -> Reading:
    """All articles that `arguments` name, in order, with the ids that the files give them.

    Args:
        folders: may a folder stand for the articles in it?
        memo: asked first about each large collection, so that one that was read before need not be read again.
        room: what other arguments of the same run have left of the most that a run may hold.

    Raises:
        InputError: a path does not exist or cannot be read at all, or the articles take more memory than a run may.
            What is wrong with one record or one file of a folder is not raised but listed in `problems`.
    """
    articles: list[Article] = []
    problems: list[InputError] = []
    room = room or Room()
    for found in iterate(arguments, encoding=encoding, folders=folders, memo=memo):
        if isinstance(found, InputError):
            problems.append(found)
        else:
            room.take(found)
            articles.append(found)
    return Reading(tuple(articles), tuple(problems))


class Room(Struct):
    """What is left of the characters that all articles of a run may have, for they are all in memory."""

    left: int = MOST_CHARACTERS

    def take(self, article: Article) -> None:
        """
        Raises:
            TooLargeError: nothing is left.
        """
        self.left -= len(article.text) + _OVERHEAD
        if self.left < 0:
            raise TooLargeError(
                article.path or article.id,
                f"the articles of this run have more than {MOST_CHARACTERS // 10**6} million characters",
                hint="split the collection, for instance by month",
            )


class TooLargeError(InputError):
    """The articles of a run take more memory than it may. It ends the run, whatever was read before."""


MOST_PROBLEMS = 1_000
"""Bad records of one file that are named; of more there is a count."""
_OVERHEAD = 500
"""What an article takes beside its text, in characters: its parts, its metadata."""


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
    paths = [path for path in sorted(files_in(folder)) if is_article_name(path.name)]
    if not paths and is_results(folder):
        raise InputError(folder, "holds results of framing and no articles", hint=f"framing explore {folder}")
    if not paths:
        raise InputError(folder, "no articles in this folder", hint=f"files may end in {', '.join(ENDINGS)}")
    from framing.reader.outlets import of_folders, with_outlet

    homes = {} if source else of_folders(folder, paths)
    for path in paths:
        try:
            yield from with_outlet(_file(str(path), source, encoding), homes.get(path), fallback(str(path)))
        except InputError as fault:
            yield fault


def _file(path: str, source: str | None, encoding: str | None, memo: Memo | None = None) -> Iterator[Found]:
    data = _bytes(path)
    if not isinstance(data, bytes):
        return _large(data, path, source, encoding)
    if is_own(data):
        hint = "framing report shows a saved comparison again"
        raise InputError(path, "was written by framing; it is not an article", hint=hint)
    if memo is None or len(data) not in WORTH_KEEPING or not path.lower().endswith(PLAIN_RECORDS):
        return read_bytes(data, path, source, encoding)
    return memo(data, (path, source, encoding), lambda: read_bytes(data, path, source, encoding))


def read_bytes(data: bytes, path: str, source: str | None, encoding: str | None) -> Iterator[Found]:
    """The articles in the bytes of one file.

    Raises:
        InputError: the file as a whole cannot be read.
    """
    from framing.reader import contents

    return _articles(contents.drafts(data, path, encoding), path, source)


def _large(file: BinaryIO, path: str, source: str | None, encoding: str | None) -> Iterator[Found]:
    from framing.reader import contents

    with file:
        yield from _articles(contents.large(file, path, encoding), path, source)


def _articles(drafts: Iterable[Draft | InputError | Note], path: str, source: str | None) -> Iterator[Found]:
    from framing.reader import draft

    good = bad = 0
    for found in drafts:
        problem = found if isinstance(found, InputError) else None
        if isinstance(found, draft.Draft):
            try:
                article = draft.article(found, source=source, fallback=found.home or fallback(found.path or path))
            except InputError as fault:
                if found.name == path:
                    raise
                problem = fault
            else:
                good += 1
                yield article
        elif isinstance(found, Note):
            yield found
        if problem is None:
            continue
        bad += 1
        if bad <= MOST_PROBLEMS:
            yield problem
        elif not good:
            raise InputError(path, f"the first {MOST_PROBLEMS:,} records have no article", hint=problem.message)
    if bad > MOST_PROBLEMS:
        yield InputError(path, f"{bad - MOST_PROBLEMS:,} more records left out for the like")


def fallback(path: str) -> str:
    """A source's name from the file's, for want of a better one."""
    if path == "-":
        return "standard input"
    return Path(path[:-3] if path.lower().endswith(".gz") else path).stem


def _bytes(path: str) -> bytes | BinaryIO:
    """What is in a file; the open file if it is a large collection."""
    if _ADDRESS.match(path) or (_HOST.match(path) and not Path(path).exists()):
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
    alike = {name.casefold(): name for name in reversed(names)}
    near = get_close_matches(wanted.name.casefold(), alike, n=1, cutoff=0.75)
    return str(wanted.parent / alike[near[0]]) if near else None


def _contents(path: str) -> bytes | BinaryIO:
    """A regular file or what comes out of a pipe, never a device that has no end."""
    status = Path(path).stat()
    if not path or not (stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)):
        raise InputError(path or "''", "not a file")
    most = most_bytes(path)
    if status.st_size > most:
        raise InputError(path, f"larger than {most // 10**6} MB", hint=LARGE)
    file = Path(path).open("rb")  # noqa: SIM115 - a large collection is read later
    if status.st_size > streams.LARGE and path.lower().endswith(PLAIN_RECORDS) and kind(file.peek(4096)) is None:
        return file
    with file:
        return _capped(file, path, min(most, MOST_BYTES_CONTAINER))


def _standard_input() -> bytes | BinaryIO:
    """All of it, or, if it is large, a file that goes on where its beginning ends."""
    if sys.stdin is None:
        raise InputError("-", "standard input is closed")
    head = sys.stdin.buffer.read(MOST_BYTES_ARTICLE + 1)
    return head if len(head) <= MOST_BYTES_ARTICLE else io.BufferedReader(_Rest(head, sys.stdin.buffer), _BUFFER)


_BUFFER = 1 << 20


class _Rest(io.RawIOBase):
    """A stream of which the beginning was read already; it ends with an error at the most that is read."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest
        self._left = MOST_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        self._left -= len(data)
        if self._left < 0:
            raise InputError("-", f"larger than {MOST_BYTES // 10**6} MB", hint=LARGE)
        return len(data)


def _capped(file: BinaryIO, path: str, most: int) -> bytes:
    """All of it; a pipe tells its size only when it has been read."""
    data = file.read(most + 1)
    if len(data) > most:
        raise InputError(path, f"larger than {most // 10**6} MB", hint=LARGE)
    return data
