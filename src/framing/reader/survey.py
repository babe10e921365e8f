"""The result of reading, file by file: what `framing read` shows before anything is analysed."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct, field

from framing.errors import InputError
from framing.model import Article, FileReading, PartKind
from framing.reader.draft import readable
from framing.reader.notes import Note
from framing.reader.reading import Found, Room, TooLargeError, examine, fallback, split, with_own_ids


class Survey(Struct, frozen=True):
    """What each file gave."""

    files: tuple[FileReading, ...]
    articles: tuple[Article, ...]
    problems: tuple[InputError, ...]


class _File(Struct):
    note: Note | None = None
    articles: list[Article] = field(default_factory=list)
    named: bool = False  # the user has named the source
    problems: int = 0


def survey(
    arguments: Sequence[str], *, encoding: str | None = None, columns: Mapping[str, str] | None = None
) -> Survey:
    """Every article, every problem, and a summary of each file, in the order of the arguments.

    Args:
        columns: name of a column of records -> the field that it is, see `columns.columns`.
    """
    files: dict[str, _File] = {}
    problems: list[InputError] = []
    room = Room()
    for argument in arguments:
        source, path = split(argument)
        try:
            for found in _examined(argument, encoding, columns):
                if isinstance(found, Article):
                    room.take(found)
                    file = files.setdefault(found.path or path, _File())
                    file.articles.append(found)
                    file.named = file.named or source is not None
                elif isinstance(found, Note):
                    files.setdefault(found.path, _File()).note = found
                else:
                    problems.append(found)
        except TooLargeError:
            raise
        except InputError as fault:
            problems.append(fault)
    for problem in problems:
        files.setdefault(_owner(problem.path, files), _File()).problems += 1
    own = iter(with_own_ids([a for file in files.values() for a in file.articles]))
    articles = []
    for file in files.values():
        file.articles = [next(own) for _ in file.articles]
        articles.extend(file.articles)
    return Survey(tuple(_summaries(files)), tuple(articles), tuple(problems))


def _examined(argument: str, encoding: str | None, columns: Mapping[str, str] | None) -> Iterator[Found]:
    if not columns:
        return examine([argument], encoding=encoding)
    from framing.reader.columns import examine as with_columns

    return with_columns(argument, columns, encoding)


def _owner(place: str, files: Container[str]) -> str:
    """The file in which a place lies ("a.jsonl:3", "a.zip/b.txt[2]"); the place itself if it is in none of them."""
    path = place
    while path and path not in files:
        path = path[: max(map(path.rfind, ":[/"))] if any(sign in path for sign in ":[/") else ""
    return path or place


def _summaries(files: dict[str, _File]) -> list[FileReading]:
    first: dict[bytes, str] = {}
    out = []
    for path, file in files.items():
        twice = []
        for article in file.articles:
            known = first.setdefault(_content(article), article.id)
            if known != article.id:
                twice.append((article.id, known))
        dates = sorted(a.date for a in file.articles if a.date)
        guess = readable(fallback(path))
        unnamed = 0 if file.named else sum(a.source in ("unknown", guess) for a in file.articles)
        out.append(
            FileReading(
                path=path,
                format=file.note.format if file.note else "not read",
                articles=len(file.articles),
                announced=file.note.announced if file.note else None,
                outlets=len({a.source for a in file.articles}),
                first_date=dates[0] if dates else None,
                last_date=dates[-1] if dates else None,
                without_date=len(file.articles) - len(dates),
                without_outlet=unnamed,
                duplicates=tuple(twice),
                problems=file.problems,
                left_out=file.note.left_out if file.note else (),
            )
        )
    return out


def _content(article: Article) -> bytes:
    """A digest of the letters and digits of the text, headline and byline aside."""
    kinds = (PartKind.BODY, PartKind.STANDFIRST, PartKind.SUBHEADING)
    text = " ".join(article.text[p.start : p.end] for p in article.parts if p.kind in kinds)
    return hashlib.sha256("".join(filter(str.isalnum, text.casefold())).encode("utf-8", "replace")).digest()
