"""Every key of the cache, and the fingerprints of the code that the keys cover."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from pathlib import Path

from framing.cache.settings import Settings
from framing.lexicon import load
from framing.model import SCHEMA, Article

_PACKAGE = Path(__file__).resolve().parents[1]


_FOUND = ("analyzer", "language", "lexicon", "folders.py", "model.py", "measures.py")
_COMPARED = (*_FOUND, "comparator")


@cache
def code_fingerprint() -> str:
    """Of all that decides what is found in an article.

    A changed rule or word list must never serve an old result; the parse, which is what costs, does not
    depend on it and stays.
    """
    return _digest(_FOUND)


@cache
def comparing_fingerprint() -> str:
    """Of all that decides what a comparison holds."""
    return _digest(_COMPARED)


@cache
def program_fingerprint() -> str:
    """Of the whole program: what is written into files depends on the code that writes it too."""
    return _digest(("",))


def _digest(names: Iterable[str]) -> str:
    """A digest of the names, sizes and times of these files and folders of the package, and of the word lists."""
    from framing.folders import default_folder

    lists = (f for f in _files(default_folder() / "resources") if f.name.endswith(".csv"))
    digest = hashlib.sha256()
    for file in chain(*(_files(_PACKAGE / name) for name in names), lists):
        status = file.stat()
        digest.update(f"{file.name}:{status.st_size}:{status.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def _files(place: str | Path) -> Iterator[os.DirEntry[str] | Path]:
    """The file, or those of the folder and of the folders in it, in order."""
    if isinstance(place, Path) and not place.is_dir():
        yield from [place] if place.is_file() else []
        return
    with os.scandir(place) as found:  # five times as fast as rglob; every command that uses the cache waits for it
        entries = sorted(found, key=attrgetter("name"))
    for entry in entries:
        if not entry.is_dir():
            yield entry
        elif entry.name != "__pycache__":
            yield from _files(entry.path)


def key(kind: str, *parts: str) -> bytes:
    """Key of a record: what it is, the version of the types, and all it depends on."""
    digest = hashlib.sha256(f"{kind}\x00{SCHEMA}".encode())
    for part in parts:
        digest.update(b"\x00" + part.encode("utf-8", "surrogatepass"))
    return digest.digest()


PARSING = "5"
"""Version of how a text is handed to the pipeline (analyzer/parsing/pipeline.py); a parse of another
version is not used."""


def parse_key(article: Article, pipeline: str) -> bytes:
    """Key of an article's parse, which depends on its text and on where its parts begin."""
    parts = ",".join(f"{p.kind}:{p.start}" for p in article.parts)
    return key("parse", PARSING, f"{article.text}\x00{parts}", pipeline)


def analysis_keys(articles: Iterable[Article], settings: Settings) -> list[bytes]:
    """The keys under which the analyses of articles are stored: all that they depend on."""
    salt = (settings.pipeline, *_settings_key(settings))
    return [key("analysis", _article_key(a), *salt) for a in articles]


def _article_key(article: Article) -> str:
    """What an analysis depends on: every field of the article."""
    fields = (article.id, article.source, article.title, article.date or "", article.url or "", article.path or "")
    parts = ",".join(f"{p.kind}:{p.start}" for p in article.parts)
    return "\x00".join((*fields, *article.warnings, article.text, parts))


def _settings_key(settings: Settings) -> tuple[str, ...]:
    lexicons = ",".join(f"{x.info.name}:{x.info.version}:{x.info.hash}:{x.info.path}" for x in settings.lexicons)
    aliases = "\x01".join(f"{k}\x02{v}" for k, v in sorted(settings.aliases.items()))
    return (lexicons, aliases, code_fingerprint())


Keys = Sequence[bytes]


def comparison_key(analyses: Keys, aliases: Mapping[str, str]) -> bytes:
    """Address of the comparison of the analyses with these addresses, in this order."""
    named = "\x01".join(f"{k}\x02{v}" for k, v in sorted(aliases.items()))
    concepts = load.concepts().info.hash
    return key("comparison", *(k.hex() for k in analyses), named, concepts, comparing_fingerprint())


def output_key(kind: str, *parts: str) -> bytes:
    """Key of the cached output of a task that depends on `parts` and on nothing else."""
    return key("output", kind, *parts)
