"""The articles of a corpus run: remote files are fetched, the output folder is checked."""

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
from framing.errors import ExportError, InputError, UsageError
from framing.model import Article

OWN = frozenset({".state", "stories", "analyses", "index.html", *(f"{name}.csv" for name in TABLES)})
"""What a run writes at the top of its folder."""


def check(out: str, inputs: Sequence[str]) -> None:
    """Refuse, before any work is done, a place that cannot be written, and one where something else would suffer.

    Raises:
        ExportError: see `writing.check_targets`; the folder holds what no run has put there; it cannot be reached.
        UsageError: an input, or lies in an input folder, or holds one: the next run would read its own results.
    """
    paths = [form for given in inputs if given != "-" for form in (given, given.partition("=")[2]) if form]
    if any(_within(path, out) or _within(out, path) for path in paths):
        raise UsageError(
            f"{out}: inputs and results are mixed", hint="give --out a folder of its own, beside the inputs"
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
        raise ExportError(f"{out}: needs a package: {fault}", hint="pip install 'framing-compare[cluster]'") from fault
    except (OSError, ValueError) as fault:
        raise ExportError(f"{out}: {getattr(fault, 'strerror', None) or fault}") from fault
    if there and not ours:
        raise ExportError(f"{out}: holds {there[0]!r} and no results", hint="give --out a folder of its own")


def _within(path: str, folder: str) -> bool:
    """Does a path lie in a folder, or is it the folder?"""
    if ("://" in path) != ("://" in folder):
        return False
    if "://" in path:
        return f"{path.rstrip('/')}/".startswith(f"{folder.rstrip('/')}/")
    try:
        inner, outer = Path(path).resolve(), Path(folder).resolve()
    except (OSError, ValueError, RuntimeError):  # no path at all: whoever reads or writes there says so
        return False
    return inner == outer or outer in inner.parents


@contextmanager
def fetched(inputs: Sequence[str]) -> Iterator[dict[str, str]]:
    """Where to read each input: itself, or a copy for the time being of one on shared storage (s3://bucket/a.jsonl)."""
    with TemporaryDirectory(prefix="framing-") as folder:
        yield {_local(given, Path(folder) / str(n)): given for n, given in enumerate(inputs)}


def named_as_given(articles: Sequence[Article], given: Mapping[str, str]) -> list[Article]:
    """The articles with the addresses that the user gave in place of the copies that were read."""
    moved = [(copy, address) for copy, address in given.items() if copy != address]
    for copy, address in moved:
        articles = [
            replace(a, id=a.id.replace(copy, address), path=a.path.replace(copy, address) if a.path else None)
            for a in articles
        ]
    return list(articles)


def _local(given: str, folder: Path) -> str:
    if "://" not in given or given.startswith(("http://", "https://")):  # the reader says why not
        return given
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(given)
        folder.mkdir()
        copy = folder / path.rstrip("/").rpartition("/")[2]
        system.get(path, str(copy), recursive=system.isdir(path))
    except ImportError as fault:
        raise InputError(given, f"needs a package: {fault}", hint="pip install 'framing-compare[cluster]'") from fault
    except (OSError, ValueError) as fault:
        raise InputError(given, f"cannot be read: {fault}") from fault
    return str(copy)
