"""What human coders found, as notes for reports."""

from __future__ import annotations

from pathlib import Path


def validated(named: str | None, *, saved: str = "", corpus: str = "") -> tuple[str, ...]:
    """The notes of a validation: of the file that was named, else of the corpus; none where there is neither.

    Args:
        saved: path of a saved comparison; where it is one of a corpus's stories, the corpus may have been coded.
        corpus: path of a corpus folder.
    """
    if named:
        path: Path | None = Path(named)
    else:
        path = _beside(Path(saved)) if saved not in ("", "-") else _in(Path(corpus)) if corpus else None
    if path is None:
        return ()
    from framing.coding import validation

    return validation.notes(validation.read(path))


def _beside(saved: Path) -> Path | None:
    folder = saved.absolute().parent
    return _in(folder.parent) if folder.name == "stories" else None


def _in(corpus: Path) -> Path | None:
    found = corpus / "validation.json"
    return found if found.is_file() else None


def kept_validation(named: str | None, corpus: str) -> None:
    """Keep a validation that was named in the corpus folder, so that its reports find it."""
    if named:
        from framing.corpus.output import output_folder

        output_folder(corpus).write("validation.json", Path(named).read_bytes())
