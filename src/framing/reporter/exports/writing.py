"""The one place that writes results: whole files or none, and never over an input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from framing.atomic import whole_text, write_whole
from framing.errors import ExportError, UsageError

STDOUT = "-"


def check_targets(files: Iterable[str], inputs: Iterable[str], *, folders: Iterable[str] = ()) -> None:
    """Refuse, before any work is done, what could not be written afterwards.

    files: paths of files to write, "-" for standard output. folders: paths of folders to fill.
    inputs: what is read ("Source name=path" counts as the path).

    Raises:
        ExportError: the folder of a file does not exist or is not writable; a file is a folder, a folder a file.
        UsageError: an output is an input; the same output is named twice.
    """
    files, folders = list(files), list(folders)
    named = [_real(p) for p in [*files, *folders]]
    for i, path in enumerate(named):
        if any(_same(path, other) for other in named[:i]):
            raise UsageError(f"{[*files, *folders][i]}: named twice as an output")
    read = [_real(form) for given in inputs if given != STDOUT for form in (given, given.partition("=")[2]) if form]
    for given, path in zip([*files, *folders], named, strict=True):
        if given != STDOUT and any(_is_of(path, source) for source in read):
            raise UsageError(f"{given}: is an input; it would be overwritten")
    for given in files:
        if given != STDOUT:
            _check_file(Path(given))
    for given in folders:
        _check_folder(Path(given))


def _real(path: str) -> str:
    return path if path == STDOUT else os.path.realpath(path)


def _same(one: str, other: str) -> bool:
    """Whether the two are one path, or two names (hard links) of one file."""
    if one == other or STDOUT in (one, other):
        return one == other
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):  # one of them is not there yet
        return False


def _is_of(path: str, source: str) -> bool:
    """Whether an output is the input `source`, or a file that is already in the input folder `source`."""
    target, folder = Path(path), Path(source)
    return _same(path, source) or (target.is_file() and folder in target.parents and folder.is_dir())


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise ExportError(f"{path}: is a folder, not a file")
    if _is_in_place(path):
        return
    folder = path.parent
    if not folder.is_dir():
        raise ExportError(f"{path}: there is no folder {folder}", hint=f"mkdir -p {folder}")
    if not os.access(folder, os.W_OK):
        raise ExportError(f"{path}: the folder {folder} is not writable")


def _check_folder(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise ExportError(f"{path}: is a file, not a folder")
    parent = next((p for p in (path, *path.absolute().parents) if p.exists()), Path("/"))
    if not os.access(parent, os.W_OK):
        raise ExportError(f"{path}: the folder {parent} is not writable")


def write_file(path: str | Path, content: str | bytes) -> None:
    """Write the whole file or nothing: a temporary file beside it, then one rename.

    Text is written as UTF-8 with line feeds. Whatever ends the writing, Ctrl-C too, leaves no temporary file.

    Raises:
        ExportError: it cannot be written.
    """
    target = Path(path)
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    with _told(target):
        if _is_in_place(target):
            target.write_bytes(data)
        else:
            write_whole(os.path.realpath(target), data)


@contextmanager
def written_in_pieces(path: str | Path) -> Iterator[Callable[[str], object]]:
    """A function that adds text to a file. The file appears at the end; if an error ends the block, it does not.

    Raises:
        ExportError: it cannot be written.
    """
    target = Path(path)
    file: TextIO
    with ExitStack() as stack:
        with _told(target):
            if _is_in_place(target):
                file = stack.enter_context(target.open("w", encoding="utf-8", errors="surrogatepass", newline=""))
            else:
                file = stack.enter_context(whole_text(os.path.realpath(target)))

        def add(text: str) -> None:
            with _told(target):
                file.write(text)

        yield add
        with _told(target):
            stack.close()


def _is_in_place(target: Path) -> bool:
    """Whether it is no file that a rename could replace, but a pipe or a device."""
    return target.exists() and not target.is_file()


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Tell of a file that cannot be written in one line."""
    try:
        yield
    except OSError as fault:
        raise ExportError(f"{target}: {(fault.strerror or str(fault)).lower()}") from fault


def write_folder(path: str | Path, files: Mapping[str, str | bytes]) -> None:
    """Write each file of a folder, which is made where it is missing.

    Raises:
        ExportError: it cannot be written.
    """
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise ExportError(f"{folder}: {(fault.strerror or str(fault)).lower()}") from fault
    for name, content in files.items():
        write_file(folder / name, content)
