"""Analyses of the tests' own texts, from stored parses: parsing takes ten times as long as the analysis.

`parses.zst` holds the parses by a key that covers the text as the pipeline reads it, the pipeline and the code that
parses: what was stored for anything else is not found. (The program's own key covers every word list instead, because
it must not cost the reading of the text.) A text that is not there is parsed, so who writes a test need not store
anything.

FRAMING_GOLDEN=parse adds the parses of the texts of the tests that are run. FRAMING_GOLDEN=parse-all keeps no others:
run all tests that use the file.
"""

from __future__ import annotations

import atexit
import os
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec
from backports import zstd

from framing import api
from framing.analyzer.parsing import pipeline
from framing.cache.keys import key, parse_key, pipeline_versions
from framing.cache.settings import Settings
from framing.cache.store import Store
from framing.fingerprint import fingerprint
from framing.model import Analysis, Article, Comparison, Parse

STORED = Path(__file__).with_name("parses.zst")
_asked: dict[bytes, bytes] = {}  # key of the program -> key in the file


@cache
def settings() -> Settings:
    return api.settings()


@cache
def _parses() -> dict[bytes, Parse]:
    rows = zstd.decompress(STORED.read_bytes()) if STORED.exists() else b""
    return msgspec.msgpack.decode(rows, type=dict[bytes, Parse]) if rows else {}


@cache
def _store() -> Store:
    """A store of its own with the parses; what is analysed is not kept in it from one run to the next."""
    folder = tempfile.TemporaryDirectory(prefix="parsed-")
    kept = Store(Path(folder.name) / "cache.sqlite")
    atexit.register(folder.cleanup)
    atexit.register(kept.close)
    if os.environ.get("FRAMING_GOLDEN") in ("parse", "parse-all"):
        atexit.register(_write)
    return kept


@cache
def _code() -> str:
    return fingerprint("analyzer/parsing", "language/lemmas.py")


def _stored_key(article: Article) -> bytes:
    """Key of the article's parse in the file."""
    parts = ",".join(f"{p.kind}:{p.start}" for p in article.parts)
    read = pipeline.text_read(article)
    return key("parse", f"{article.text}\x00{parts}", read, *pipeline_versions(settings().pipeline), _code())


def analyses(articles: Iterable[Article]) -> list[Analysis]:
    """The analyses of the articles, as `api.analyses` makes them."""
    _ask(given := list(articles))
    return list(api.analyses(given, settings(), _store()))


def compare(articles: Sequence[Article]) -> Comparison:
    """The comparison of the articles, as `api.compare` makes it."""
    _ask(articles)
    return api.compare(articles, settings(), _store())


def parses(articles: Sequence[Article]) -> list[Parse]:
    """The parses of the articles."""
    keys = _ask(articles)
    missing = [a for a, known in zip(articles, _store().get(keys, Parse), strict=True) if known is None]
    if missing:
        made = pipeline.parse(pipeline.load(), missing)
        _store().put([(parse_key(a, settings().pipeline), p) for a, p in zip(missing, made, strict=True)], kind="parse")
    found = _store().get(keys, Parse)
    return [parse for parse in found if parse is not None]


def _ask(articles: Sequence[Article]) -> list[bytes]:
    """The program's keys of the articles' parses; those in the file are in the store from now on."""
    keys = {parse_key(a, settings().pipeline): _stored_key(a) for a in articles}
    new = {k: stored for k, stored in keys.items() if k not in _asked}
    _store().put([(k, _parses()[stored]) for k, stored in new.items() if stored in _parses()], kind="parse")
    _asked.update(new)
    return [parse_key(a, settings().pipeline) for a in articles]


def _write() -> None:
    made = dict(zip(_asked.values(), _store().get(list(_asked), Parse), strict=True))
    kept = {} if os.environ["FRAMING_GOLDEN"] == "parse-all" else _parses()
    rows = dict(sorted({**kept, **{k: parse for k, parse in made.items() if parse is not None}}.items()))
    STORED.write_bytes(zstd.compress(msgspec.msgpack.encode(rows), 19))
