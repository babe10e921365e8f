"""Analyses of the tests' own texts, from stored parses: parsing takes ten times as long as the analysis.

`parses.zst` holds the parses by the key that the program's cache gives them, which covers the text, the pipeline and
the code that parses: what was stored for anything else is not found. A text that is not there is parsed, so who writes
a test need not store anything.

FRAMING_GOLDEN=parse writes the file again, with the parses of the texts of the tests that are run: run all that use it.
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
from framing.cache.keys import parse_key
from framing.cache.settings import Settings
from framing.cache.store import Store
from framing.model import Analysis, Article, Comparison, Parse

STORED = Path(__file__).with_name("parses.zst")
_asked: dict[bytes, None] = {}


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
    kept.put(list(_parses().items()), kind="parse")
    atexit.register(folder.cleanup)
    atexit.register(kept.close)
    if os.environ.get("FRAMING_GOLDEN") == "parse":
        atexit.register(_write)
    return kept


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
    keys = [parse_key(a, settings().pipeline) for a in articles]
    _asked.update(dict.fromkeys(keys))
    return keys


def _write() -> None:
    keys = list(_asked)
    made = dict(zip(keys, _store().get(keys, Parse), strict=True))
    rows = {key: parse for key, parse in sorted(made.items()) if parse is not None}
    STORED.write_bytes(zstd.compress(msgspec.msgpack.encode(rows), 19))
