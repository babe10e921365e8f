"""The evidence of many articles as Parquet: a table for each kind, a row for each piece.

The columns are the fields of the published JSON (records.py) after the article's id and source. Offsets are
characters of the article's text.
"""

from __future__ import annotations

import io
import re
import typing
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate, chain, repeat
from operator import attrgetter
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import astuple

from framing.collecting import uncollected
from framing.model import Analysis
from framing.reporter.exports.records import AnalysisRecord, record

_SURROGATE = re.compile("[\ud800-\udfff]")
ARTICLES = "articles"
"""The kind with one row for each article: its text, to which the offsets of all other kinds refer."""
FRAME_SENTENCES = "frame_sentences"
"""The kind with one row for each sentence that uses a frame: what the lists inside the kind "frames" hold."""

KINDS = (
    ARTICLES,
    "sentences",
    "entities",
    "mentions",
    "descriptors",
    "roles",
    "loaded_terms",
    "quotations",
    "events",
    "frames",
    FRAME_SENTENCES,
    "answers",
)
"""Every kind that a corpus run writes: a folder of Parquet files each."""


class _ArticleText(Struct, frozen=True):
    title: str
    date: str | None
    url: str | None
    path: str | None
    text: str

    @classmethod
    def of(cls, analysis: AnalysisRecord) -> _ArticleText:
        a = analysis.article
        return cls(a.title, a.date, a.url, a.path, a.text)


class _FrameSentence(Struct, frozen=True):
    scheme: str
    frame: str
    start: int
    end: int
    voice: str
    speaker: str | None
    score: float

    @classmethod
    def of(cls, analysis: AnalysisRecord) -> list[_FrameSentence]:
        return [cls(f.scheme, f.frame, *astuple(e)) for f in analysis.frames for e in f.evidence]


@uncollected()
class Evidence:
    """Tables of kinds of evidence (fields of the published record), for articles that come a few at a time.

    They are held as columns: the analyses themselves take many times the memory.
    """

    def __init__(self, kinds: Sequence[str]) -> None:
        self._tables: dict[str, list[Any]] = {kind: [] for kind in kinds}

    @uncollected()
    def add(self, analyses: Sequence[Analysis]) -> None:
        """Add the records of analyses to the tables of each kind."""
        records = [record(a) for a in analyses]
        for kind, tables in self._tables.items():
            tables.append(_table(kind, records))

    def files(self) -> dict[str, bytes]:
        """Kind -> Parquet file with the rows of all the articles, of which there is one at least."""
        return {kind: _file(tables) for kind, tables in self._tables.items()}


def _table(kind: str, records: Sequence[AnalysisRecord]) -> Any:
    import pyarrow as pa

    rows = [_rows(kind, r) for r in records]
    times = list(map(len, rows))
    names, types = zip(*_fields(kind), strict=True)
    of_row = list(zip(*map(_values(kind), chain.from_iterable(rows)), strict=True)) or [()] * len(names)
    columns = [_repeated([getattr(r.article, name) for r in records], times) for name in ("id", "source")]
    columns += [arrow_column(values, type_) for values, type_ in zip(of_row, types, strict=True)]
    return pa.Table.from_arrays(columns, names=["article", "source", *names])


def _rows(kind: str, r: AnalysisRecord) -> Sequence[Any]:
    if kind == ARTICLES:
        return (_ArticleText.of(r),)
    rows: Sequence[Any] = _FrameSentence.of(r) if kind == FRAME_SENTENCES else getattr(r, kind)
    return rows


def _file(tables: Sequence[Any]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.concat_tables(tables).combine_chunks(), out, compression="zstd")
    return out.getvalue()


@cache
def _fields(kind: str) -> list[tuple[str, type]]:
    """Names and types of the fields of a kind of record, None left out of the types."""
    row = _row(kind)
    hints = typing.get_type_hints(row)
    return [(name, _plain(hints[name])) for name in row.__struct_fields__ if not _is_list(hints[name])]


@cache
def _values(kind: str) -> Callable[[Any], tuple[Any, ...]]:
    """A function from a record to its values; lists inside a record have no column."""
    names = tuple(name for name, _ in _fields(kind))
    row = _row(kind)
    return astuple if names == row.__struct_fields__ else cast(Callable[[Any], tuple[Any, ...]], attrgetter(*names))


_OWN_ROWS: dict[str, Any] = {ARTICLES: _ArticleText, FRAME_SENTENCES: _FrameSentence}


def _row(kind: str) -> Any:
    """The type of a kind's records."""
    return _OWN_ROWS.get(kind) or typing.get_args(typing.get_type_hints(AnalysisRecord)[kind])[0]


def _is_list(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple


def _plain(hint: Any) -> type:
    kinds = [t for t in typing.get_args(hint) or (hint,) if t is not type(None)]
    found: type = kinds[0]
    return found


def arrow_column(values: Sequence[Any], type_: type) -> Any:
    """An Arrow array of Python values of one type, None for what is missing; whatever is no number is text.

    Made of its buffers, because `pyarrow.array` imports pandas, which takes a third of a second in every worker.
    """
    import pyarrow as pa

    some = None in values
    valid = _bits([v is not None for v in values]) if some else None
    if type_ is bool:
        return pa.Array.from_buffers(pa.bool_(), len(values), [valid, _bits(values)])
    if type_ in _CODES:
        code, arrow = _CODES[type_], pa.int64() if type_ is int else pa.float64()
        numbers = array(code, [0 if v is None else v for v in values] if some else values)
        return pa.Array.from_buffers(arrow, len(values), [valid, pa.py_buffer(numbers)])
    text, lengths = _encoded([v or "" for v in values] if some else values)
    return _strings(text, lengths, len(values), valid)


def _repeated(values: Sequence[str], times: Sequence[int]) -> Any:
    """An Arrow array of texts, each so many times in a row."""
    encoded = [_encoded([v])[0] for v in values]
    text = b"".join([data * n for data, n in zip(encoded, times, strict=True)])
    lengths = chain.from_iterable(map(repeat, map(len, encoded), times))
    return _strings(text, lengths, sum(times), None)


def _strings(text: bytes, lengths: Iterable[int], count: int, valid: Any) -> Any:
    import pyarrow as pa

    ends = array("i", accumulate(lengths, initial=0))
    return pa.Array.from_buffers(pa.string(), count, [valid, pa.py_buffer(ends), pa.py_buffer(text)])


_CODES = {int: "q", float: "d"}


def _bits(values: Sequence[Any]) -> Any:
    """One bit each, the first the lowest of its byte."""
    import pyarrow as pa

    digits = "".join(["1" if v else "0" for v in reversed(values)])
    return pa.py_buffer(int(digits or "0", 2).to_bytes(len(values) // 8 + 1, "little"))


def _encoded(values: Sequence[str]) -> tuple[bytes, Iterable[int]]:
    """All texts as one in UTF-8, and the bytes of each; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    if all(map(str.isascii, values)):
        return "".join(values).encode(), map(len, values)
    try:
        return "".join(values).encode(), [len(v) if v.isascii() else len(v.encode()) for v in values]
    except UnicodeEncodeError:
        texts = [_SURROGATE.sub("\ufffd", v).encode() for v in values]
        return b"".join(texts), map(len, texts)
