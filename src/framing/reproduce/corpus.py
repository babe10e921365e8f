"""Run a corpus again in a folder of its own, and compare all that it wrote."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from tempfile import TemporaryDirectory
from typing import Any

from framing import api
from framing.audit import Audit, installed_pipeline
from framing.audit import trail as new_trail
from framing.corpus import inputs
from framing.corpus.beside import audit_in
from framing.corpus.config import RunConfig
from framing.corpus.output import OutputFolder, output_folder
from framing.corpus.run import run
from framing.corpus.tables import TABLES
from framing.corpus.tasks import kept_analyses
from framing.errors import FramingError, InputError
from framing.model import Analysis, Article
from framing.reader import read
from framing.reporter.exports.evidence import KINDS
from framing.reproduce.comparison import COMPARED, compared_name
from framing.reproduce.lines import Line, Reproduction, counted, made_with

Tick = Callable[[int], None]


def trail_of(place: str) -> Audit:
    """The audit trail of a corpus folder.

    Raises:
        InputError: there is none.
    """
    found = audit_in(output_folder(place))
    if found is None:
        raise InputError(place, "holds no audit.json", hint="name the --out folder of framing corpus")
    return found


def reproduce(place: str, *, jobs: int = 0, read_: Callable[[int], Tick] | None = None) -> Reproduction:
    """Run the corpus again, without the cache, and compare tables, evidence and stories with what the folder holds.

    Args:
        place: the output folder of a corpus, which stays as it is.
        read_: called with the number of articles; gives a function that is called with how many are done.

    Raises:
        FramingError: there is no audit trail; a lexicon or the pipeline that it names is not there.
    """
    saved, trail = output_folder(place), trail_of(place)
    options = trail.options
    given = api.settings_of(options)
    articles, gone = _articles(saved, trail)
    tick = read_(len(articles)) if read_ else _unseen
    with TemporaryDirectory(prefix="framing-") as folder:
        run(articles, RunConfig(folder, given, jobs=jobs), read=tick, compared=lambda total: _unseen)
        results = tuple(_results(saved, output_folder(folder)))
    again = new_trail((), (), options, (), api.used(given), [installed_pipeline(options.pipeline)])
    return Reproduction(tuple(made_with(trail, again, gone)), results)


def _unseen(_: int) -> None:
    """No progress is shown."""


def _articles(saved: OutputFolder, trail: Audit) -> tuple[Sequence[Article], str]:
    """What the inputs hold now; the texts in the folder, and why, where an input cannot be read."""
    try:
        if any(given.sha256 is None for given in trail.inputs):
            raise FramingError("an input that did not come from a file")
        with inputs.fetched([x.path for x in trail.inputs]) as paths:
            found = read(list(paths), encoding=trail.options.encoding).articles
            return inputs.in_order(inputs.named_as_given(found, paths))[0], ""
    except FramingError as fault:
        kept = {a.article.id: a.article for a in _kept(saved)}
        if not kept:
            raise
        return inputs.in_order(list(kept.values()))[0], f"{fault.message}: the texts in the folder were used"


def _kept(saved: OutputFolder) -> Iterator[Analysis]:
    """The analyses that the folder holds: all of them as long as `.state` is there, else those of compared stories."""
    from framing.reporter.exports.json_export import read_json

    analyses = list(kept_analyses(saved))
    for name in [] if analyses else _stories(saved):
        yield from read_json(saved.read(f"stories/{name}") or b"", name).analyses
    yield from analyses


def _stories(folder: OutputFolder) -> list[str]:
    return [name for name in folder.sizes("stories") if name.endswith(".json")]


# --------------------------------------------------------------------------------------------------- results
def _results(was: OutputFolder, now: OutputFolder) -> Iterator[Line]:
    for name in TABLES:
        yield counted(f"{name}.csv", _rows(was, name), _rows(now, name))
    for kind in KINDS:
        yield counted(f"analyses/{kind}", _evidence(was, kind), _evidence(now, kind))
    for field in COMPARED:
        yield counted(f"stories: {compared_name(field)}", _of_stories(was, field), _of_stories(now, field))


def _rows(folder: OutputFolder, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a table, numbers as numbers."""
    text = (folder.read(f"{name}.csv") or b"").decode("utf-8-sig", "replace")
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {key: _number(value) for key, value in row.items()}


def _number(cell: Any) -> Any:
    try:
        return float(cell)
    except (TypeError, ValueError):
        return cell


def _evidence(folder: OutputFolder, kind: str) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    for name in folder.sizes(f"analyses/{kind}"):
        data = folder.read(f"analyses/{kind}/{name}") or b""
        for batch in pq.ParquetFile(pa.BufferReader(data)).iter_batches():
            yield from batch.to_pylist()


def _of_stories(folder: OutputFolder, field: str) -> Iterator[tuple[str, Any]]:
    """What was found by comparing, with the name of its story."""
    for name in _stories(folder):
        for item in json.loads(folder.read(f"stories/{name}") or b"{}").get(field, ()):
            yield name, item
