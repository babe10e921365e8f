"""Input and output of a corpus run: remote files are fetched, the output folder is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from framing.corpus.output import output_folder
from framing.corpus.tables import (
    TABLES,
)
from framing.corpus.tasks import (
    SETTINGS,
)
from framing.errors import ExportError, InputError, UsageError, extra
from framing.model import Article
from framing.reader import with_own_ids
from framing.reader.duplicates import letters, once

BESIDE = ("audit.json", "datapackage.json", "validation.json")
"""What describes the results: how they were made, their columns, how well coders agree with them."""
OWN = frozenset(
    {".state", "explore.sqlite", "stories", "analyses", "index.html", *BESIDE, *(f"{name}.csv" for name in TABLES)}
)
"""What a run writes at the top of its folder."""


def check(out: str, inputs: Sequence[str]) -> None:
    """Refuse, before any work, an output folder that cannot be written or that holds something else.

    Raises:
        ExportError: see `writing.check_targets`; the folder holds other files or links; it cannot be reached.
        UsageError: the folder is an input, is inside one or contains one, so the next run would read its results.
    """
    paths = [form for given in inputs if given != "-" for form in (given, given.partition("=")[2]) if form]
    if any(_within(path, out) or _within(out, path) for path in paths):
        raise UsageError(
            f"{out}: inputs and results would be mixed", hint="give --out a folder of its own, outside the inputs"
        )
    if "://" not in out:
        from framing.reporter.exports.writing import check_targets

        check_targets([], inputs, folders=[out])
    try:
        output = output_folder(out)
        there = output.top()
        begun = OWN.issuperset(there) and (".state" in there or {"stories.csv", "analyses"} <= set(there))
        ours = begun or output.read(SETTINGS) is not None
    except ImportError as fault:
        raise ExportError(f"{out}: needs a package: {fault}", hint=extra("cluster")) from fault
    except (OSError, ValueError) as fault:
        raise ExportError(f"{out}: {getattr(fault, 'strerror', None) or fault}") from fault
    if "://" not in out and (linked := next((name for name in sorted(OWN) if (Path(out) / name).is_symlink()), None)):
        raise ExportError(f"{out}: {linked} is a link, and what it leads to would be changed", hint="remove the link")
    if there and not ours:
        raise ExportError(f"{out}: holds {there[0]!r} and no results", hint="give --out a folder of its own")


def _within(path: str, folder: str) -> bool:
    """Whether a path is a folder or inside it."""
    if ("://" in path) != ("://" in folder):
        return False
    if "://" in path:
        return f"{path.rstrip('/')}/".startswith(f"{folder.rstrip('/')}/")
    try:
        inner, outer = Path(path).resolve(), Path(folder).resolve()
    except (OSError, ValueError, RuntimeError):  # not a valid path: whoever reads or writes it reports the error
        return False
    return inner == outer or outer in inner.parents


@contextmanager
def fetched(inputs: Sequence[str]) -> Iterator[dict[str, str]]:
    """Path to read -> input as given. Inputs on shared storage (s3://bucket/a.jsonl) are copied for the time being."""
    with TemporaryDirectory(prefix="framing-") as folder:
        yield {_local(given, Path(folder) / str(n)): given for n, given in enumerate(inputs)}


def named_as_given(articles: Sequence[Article], given: Mapping[str, str]) -> list[Article]:
    """The articles with the addresses that the user gave instead of the paths of their copies."""
    moved = [(copy, address) for copy, address in given.items() if copy != address]
    for copy, address in moved:
        articles = [
            replace(a, id=a.id.replace(copy, address), path=a.path.replace(copy, address) if a.path else None)
            for a in articles
        ]
    return list(articles)


def in_order(articles: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles by date and id, each once and with an id of its own, whatever the order in which they were given.

    New articles mostly come last, so that what a run has done before is not done again. The second value says which
    articles repeat another one of their source.
    """
    ordered = sorted(articles, key=_place)
    kept, messages = once(ordered)
    return with_own_ids(kept), messages


def _place(article: Article) -> tuple[str, str, str, bytes]:
    return article.date or "", article.id, article.source, letters(article)


def _local(given: str, folder: Path) -> str:
    if "://" not in given or given.startswith(("http://", "https://")):  # the reader refuses addresses
        return given
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(given)
        folder.mkdir()
        copy = folder / path.rstrip("/").rpartition("/")[2]
        system.get(path, str(copy), recursive=system.isdir(path))
    except ImportError as fault:
        raise InputError(given, f"needs a package: {fault}", hint=extra("cluster")) from fault
    except (OSError, ValueError) as fault:
        raise InputError(given, f"cannot be read: {fault}") from fault
    return str(copy)
