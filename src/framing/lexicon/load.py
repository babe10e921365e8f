"""Lexicons by name or path: found, read, checked.

find("labels")        a lexicon in FRAMING_LEXICONS, the user's folder or the default folder
find("my-words.csv")  a file of any supported format
default_lexicons()    what is used when nothing is asked for
concepts()            the wording sets
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path, PurePath

from msgspec.structs import replace

from framing.errors import LexiconError, UsageError
from framing.folders import default_folder, folders, is_name
from framing.lexicon import compiled
from framing.lexicon.categories import known_categories, loaded_categories, unknown_categories
from framing.lexicon.decoding import decode, read_bytes
from framing.lexicon.entry import Entry, Lexicon, entries_hash
from framing.lexicon.formats import BY_NAME, ENDINGS, Format, guess
from framing.lexicon.problems import Problem, Reading, Severity, error, nearest, sorted_problems
from framing.model import LexiconInfo

SHIPPED_VERSION = "1"
"""Version of the lexicons that come with the program; the hash tells one edit from another."""

SHIPPED_LICENCE = "MIT"
NOT_LEXICONS = frozenset({"categories"})
CONCEPTS = "concepts"
WORTH_KEEPING = 1_000_000
"""A file of so many bytes is kept as read, in the cache folder."""

_NATIVE = ("csv", "toml", "json")
_Decoded = tuple[str, tuple[Problem, ...]]


def find(name_or_path: str) -> Lexicon:
    """A lexicon by its name, or by the path of a file (`-` is standard input).

    Raises:
        LexiconError: there is no such lexicon, or it is malformed (the first problem, with file and line).
    """
    path = locate(name_or_path)
    if path.suffix.lower() not in ENDINGS and path.is_file():
        raise LexiconError(path, expected=f"a lexicon's file, whose name ends in {', '.join(ENDINGS)}")
    return _shipped(path) if path.parent == default_folder() else read_lexicon(str(path))


def locate(name_or_path: str) -> Path:
    """The file of a lexicon.

    Raises:
        LexiconError: no folder holds a lexicon of that name and no file has that path.
    """
    if name_or_path == "-":
        return Path(name_or_path)
    if is_name(name_or_path):
        found = next((p for p in installed() if p.stem == name_or_path), None)
        if found is not None:
            return found
        if not Path(name_or_path).exists():
            near = nearest(name_or_path, [p.stem for p in installed()])
            raise LexiconError(
                name_or_path, expected="the path of a file or a name that framing lexicon list shows", nearest=near
            )
    elif not Path(name_or_path).exists():
        raise LexiconError(name_or_path, expected="a file that can be read (no such file or directory)")
    return Path(name_or_path)


def installed() -> tuple[Path, ...]:
    """The files of all lexicons that have a name, in the order in which names are looked up, without hidden files."""
    return tuple(path for folder in dict.fromkeys(folders()) for path in _files(folder))


@cache
def default_lexicons() -> tuple[Lexicon, ...]:
    """The shipped lexicons, each with its entries of loaded categories only; in order of their names."""
    loaded = loaded_categories()
    found = []
    for path in _files(default_folder()):
        lexicon = _shipped(path)
        entries = tuple(e for e in lexicon.entries if e.category in loaded)
        if entries:
            found.append(lexicon if len(entries) == len(lexicon.entries) else _part(lexicon, entries))
    return tuple(found)


def _part(lexicon: Lexicon, entries: tuple[Entry, ...]) -> Lexicon:
    info = replace(lexicon.info, entries=len(entries), hash=entries_hash(entries))
    return replace(lexicon, info=info, entries=entries)


@cache
def concepts() -> Lexicon:
    """The wording sets: competing names for one referent; entries of one set have the same `concept`.

    `neutral` is the set's most neutral name; that member has itself as `neutral`, polarity neutral and weight 0.
    """
    return _shipped(default_folder() / f"{CONCEPTS}.csv")


def read_lexicon(path: str, format_name: str | None = None, *, name: str | None = None) -> Lexicon:
    """A lexicon from a file of any supported format; every line must be well formed where the format is ours.

    Raises:
        LexiconError: the file cannot be read, or the first problem that makes it unusable.
    """
    data = read_bytes(path)
    if len(data) < WORTH_KEEPING or name is not None:
        return _read(path, decode(data), format_name, name=name)
    depends = (path, format_name or "", *known_categories())
    address = compiled.key((*(part.encode("utf-8", "replace") for part in depends), data))
    found = compiled.kept(address)
    if found is None:
        found = (_read(path, decode(data), format_name),)
        compiled.keep(address, found)
    return found[0]


def _read(path: str, decoded: _Decoded, format_name: str | None = None, *, name: str | None = None) -> Lexicon:
    reading, _ = _reading(path, decoded, format_name, own_categories=True)
    return lexicon_from(reading, path, name=name)


def read_file(path: str, format_name: str | None = None, *, own_categories: bool = False) -> tuple[Reading, Format]:
    """All entries and all problems of a file, and the format that it is read as.

    Raises:
        LexiconError: the file cannot be read.
        UsageError: there is no such format.
    """
    return _reading(path, decode(read_bytes(path)), format_name, own_categories=own_categories)


def _reading(path: str, decoded: _Decoded, format_name: str | None, *, own_categories: bool) -> tuple[Reading, Format]:
    text, problems = decoded
    if format_name is not None and format_name not in BY_NAME:
        near = nearest(format_name, list(BY_NAME))
        raise UsageError(f"no format {format_name!r}", hint=f"did you mean {near!r}?" if near else ", ".join(BY_NAME))
    form = BY_NAME[format_name] if format_name else guess(path, text)
    reading = form.reader()(text, path)
    found = [*problems, *reading.problems]
    if form.name in _NATIVE:
        used = chain(((e.line, e.category) for e in reading.entries), reading.rejected)
        found += unknown_categories(used, reading.declared, strict=not own_categories)
    if not reading.entries and not any(p.severity is Severity.ERROR for p in found):
        found.append(error(0, "at least one term"))
    return replace(reading, problems=sorted_problems(found)), form


def lexicon_from(reading: Reading, path: str, *, name: str | None = None) -> Lexicon:
    """The lexicon in a file.

    Raises:
        LexiconError: the first problem that makes the file unusable.
    """
    for problem in reading.problems:
        if problem.severity is Severity.ERROR:
            raise problem.raised(path)
    info = _info(reading.entries, reading.metadata, path, name)
    warnings = tuple(p.located(path) for p in reading.problems)
    return Lexicon(info, reading.entries, reading.metadata.get("language", ""), warnings)


def _info(entries: Sequence[Entry], metadata: dict[str, str], path: str, name: str | None) -> LexiconInfo:
    return LexiconInfo(
        name=name or metadata.get("name") or PurePath(path).stem or path,
        version=metadata.get("version", ""),
        hash=entries_hash(entries),
        entries=len(entries),
        licence=metadata.get("licence", ""),
        path=path,
    )


def _shipped(path: Path) -> Lexicon:
    """A lexicon of the default folder; its path is given without the folder, which differs between machines."""
    found = _all_shipped(path.parent).get(path.name)
    return found if found is not None else _read_shipped(path)


@cache
def _all_shipped(folder: Path) -> dict[str, Lexicon]:
    """The lexicons of the default folder by file name, from the kept copy if there is one."""
    paths = list(_files(folder))
    try:
        sources = [p for p in sorted(folder.glob("*")) if p.is_file()]
        address = compiled.key(part for p in sources for part in (p.name.encode(), p.read_bytes()))
        lexicons = compiled.kept(address)
        if lexicons is None:
            lexicons = tuple(_read_shipped(p) for p in paths)
            compiled.keep(address, lexicons)
    except (LexiconError, OSError):  # one of them is malformed: an error when it is requested
        return {}
    return {x.info.path: x for x in lexicons}


def _read_shipped(path: Path) -> Lexicon:
    lexicon = _read(str(path), decode(read_bytes(str(path))))
    info = replace(
        lexicon.info,
        version=lexicon.info.version or SHIPPED_VERSION,
        licence=lexicon.info.licence or SHIPPED_LICENCE,
        path=path.name,
    )
    return replace(lexicon, info=info)


def _files(folder: Path) -> Iterator[Path]:
    """The lexicons of a folder by name; where a name has two files, the first in the order of `ENDINGS`."""
    try:
        names = sorted(p for p in folder.iterdir() if p.suffix.lower() in ENDINGS and is_name(p.stem) and p.is_file())
    except OSError:
        return
    for stem in dict.fromkeys(p.stem for p in names if p.stem not in NOT_LEXICONS or folder != default_folder()):
        yield min((p for p in names if p.stem == stem), key=_ending_order)


def _ending_order(path: Path) -> tuple[int, str]:
    return ENDINGS.index(path.suffix.lower()), path.name
