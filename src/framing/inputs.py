"""What a program gives, as articles and settings: paths, records, data frames."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from framing import api
from framing.audit import AuditedInput, Options, audited, chosen_reader
from framing.errors import InputError, UsageError
from framing.model import Article, Story
from framing.reader import with_own_ids

if TYPE_CHECKING:
    import pandas


type Input = str | Path | Mapping[str, Any]
"""A file or folder, "Outlet=path", or a record with `text` (or `body`) and where known `source`, `title`, `date`."""
type Inputs = Input | Iterable[Input] | pandas.DataFrame
_LONGEST_PATH = 4096
"""Characters: as much as Linux takes."""


def audited_inputs(inputs: Sequence[Input]) -> list[AuditedInput]:
    """The inputs with their digests; of a record, which no file holds, there is none."""
    return [
        AuditedInput(f"record {number}", None) if isinstance(one, Mapping) else audited(str(one))
        for number, one in enumerate(inputs, 1)
    ]


def listed(given: str | Path | Sequence[str | Path]) -> tuple[str, ...]:
    """One path or several, as a tuple of texts."""
    return (str(given),) if isinstance(given, (str, Path)) else tuple(map(str, given))


def options_of(
    lexicons: str | Path | Sequence[str | Path],
    only: bool,
    aliases: str | Path | None,
    pipeline: str,
    frames: str | Path | Sequence[str | Path],
    frames_reader: str = "words",
) -> Options:
    """What a program chose, as the audit trail records it."""
    alias = None if aliases is None else str(aliases)
    return Options(
        listed(lexicons), only, alias, pipeline, frames=listed(frames), frames_reader=chosen_reader(frames_reader)
    )


def read_articles(articles: Inputs) -> tuple[Article, ...]:
    """The articles of paths and records, in order.

    Raises the first problem: a program that gives articles wants them all.
    """
    out: list[Article] = []
    for number, one in enumerate(each_input(articles), 1):
        if isinstance(one, Mapping):
            out += _of_record(one, number)
            continue
        reading = api.read([_path(one)])
        if reading.problems:
            raise reading.problems[0]
        out += reading.articles
    if not out:
        raise UsageError("no articles")
    return with_own_ids(out)


def each_input(articles: Inputs) -> Iterator[Input]:
    """The inputs one by one; of a data frame its rows as records."""
    if isinstance(articles, (str, Path, Mapping)):
        yield articles
        return
    to_dict = getattr(articles, "to_dict", None)
    if to_dict is not None and hasattr(articles, "columns"):  # a data frame, whoever made it
        for row in to_dict("records"):
            yield {str(k): v for k, v in row.items() if _is_given(v)}
        return
    yield from cast("Iterable[Input]", articles)


def _path(one: object) -> str:
    """The path that a program gives; refuses what is something else, such as the text of an article."""
    if not isinstance(one, (str, os.PathLike)):
        hint = "framing.corpus compares each story of many articles" if isinstance(one, Story) else None
        raise UsageError(f"an article is a path or a record, not a {type(one).__name__}", hint=hint)
    path = os.fspath(one)
    if isinstance(path, bytes) or "\n" in path or len(path) > _LONGEST_PATH:
        raise UsageError(
            f"not a path: {str(path).split(chr(10))[0][:40]}…", hint='a text is given as {"text": …, "source": …}'
        )
    return path


def _is_given(value: object) -> bool:
    return value is not None and value == value  # NaN and NaT are not equal to themselves


def _of_record(record: Mapping[str, Any], number: int) -> Iterator[Article]:
    from framing.reader import read_bytes

    plain = {k: v if isinstance(v, (str, int, float, list)) else str(v) for k, v in record.items()}
    plain.setdefault("id", str(number))
    line = json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")
    for found in read_bytes(line + b"\n", f"record-{number}.jsonl", None, None):
        if isinstance(found, InputError):
            raise InputError(f"record {number}", found.problem, hint=found.hint)
        if isinstance(found, Article):
            yield found
