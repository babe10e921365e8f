"""From saved comparisons or corpus folders to a sheet and its key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from framing.coding import sheet_key
from framing.coding.codebook import Panel
from framing.coding.items import candidates
from framing.coding.sampling import Drawn, Pool
from framing.coding.sheet_key import Key
from framing.errors import InputError, UsageError
from framing.lexicon import frame_schemes
from framing.model import Comparison
from framing.reporter.exports.json_export import read_json


def saved_files(place: str) -> list[Path]:
    """The saved comparisons of a place: a file of `framing compare --json`, or a corpus folder's stories.

    Raises:
        InputError: there is nothing there, or nothing that was compared.
    """
    path = Path(place)
    if path.is_dir():
        found = sorted(path.glob("stories/*.json"))
        if not found:
            hint = "framing corpus ARTICLES… --out FOLDER makes one"
            raise InputError(place, "is not a corpus with compared stories", hint=hint)
        return found
    if not path.is_file():
        raise InputError(place, "no such file")
    return [path]


def draw(
    places: Sequence[str],
    panels: Sequence[Panel],
    *,
    n: int,
    seed: int,
    decoys: float,
    frames: Sequence[str] = (),
) -> tuple[Drawn, Key]:
    """A sample of `n` items and its key; of frames, those of the named schemes, () for all.

    Raises:
        InputError: see `saved_files`; a file is no saved comparison.
        UsageError: there is nothing to code; a comparison holds no frames of a named scheme.
    """
    pool = Pool(n, seed)
    for comparison in _comparisons(places):
        schemes = frame_schemes.known(frames, comparison.analyses)
        pool.add(candidates(comparison, [p.key for p in panels], schemes))
    drawn = pool.draw(panels, decoys)
    if not drawn.items:
        raise UsageError("these panels have nothing to code")
    key = Key(
        sheet_key.FORMAT,
        version("framing-compare"),
        tuple(places),
        seed,
        n,
        decoys,
        tuple(p.key for p in panels if any(i.panel == p.key for i in drawn.items)),
        drawn.candidates,
        drawn.key,
    )
    return drawn, key


def _comparisons(places: Sequence[str]) -> Iterator[Comparison]:
    for place in places:
        for path in saved_files(place):
            try:
                data = path.read_bytes()
            except OSError as fault:
                raise InputError(path, (fault.strerror or "cannot be read").lower()) from fault
            yield read_json(data, str(path))
