"""framing code sample: a blind sample for human coders."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from framing.cli import options as o


class SheetFormat(StrEnum):
    """File formats of a coding sheet."""

    xlsx = "xlsx"
    csv = "csv"
    labelstudio = "labelstudio"
    doccano = "doccano"


def sample(
    saved: Annotated[
        list[str],
        typer.Argument(
            metavar="SAVED.json|FOLDER…",
            help="Saved comparisons (framing compare --json) or corpus folders.",
            show_default=False,
        ),
    ],
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="PATH", help="sheet.xlsx, sheet.csv, or a folder for a project.")
    ],
    panel: Annotated[
        list[str],
        typer.Option(
            "--panel",
            metavar="NAME",
            help="portraits, descriptors, loaded_terms, voices, roles, frames or contrasts; repeatable.",
        ),
    ] = [],  # noqa: B006 - typer copies it
    frames: o.SavedFrames = [],  # noqa: B006
    n: Annotated[int, typer.Option("--n", min=1, metavar="N", help="Number of items, over all panels.")] = 120,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="The same seed draws the same items.")] = 0,
    decoys: Annotated[
        float,
        typer.Option(
            "--decoys",
            metavar="SHARE",
            min=0,
            max=0.9,
            help="Share of items that the program did not find; 0 for none.",
        ),
    ] = 0.25,
    form: Annotated[
        SheetFormat | None,
        typer.Option("--format", help="Default: by the ending of --out.", show_default=False),
    ] = None,
    csv_bom: o.CsvBom = False,
    with_marks: Annotated[
        bool,
        typer.Option("--with-marks", help="Not blind: the program's answers as pre-annotations of a project."),
    ] = False,
) -> int:
    """Draw a blind sample for human coders.

    It is written as a sheet, or as a project for Label Studio or doccano.

    The sample is stratified by panel, source and voice. The program's answers go into a key beside the sheet, which
    coders must not see.

    \b
    framing code sample results/ --n 120 --seed 7 --out sheet.xlsx
    framing code sample saved.json --panel descriptors --out sheet.csv
    framing code sample saved.json --panel frames --frames policy --out sheet.xlsx
    framing code sample results/ --format labelstudio --out project/
    """
    from importlib.metadata import version
    from pathlib import Path

    from framing.cli.lexicon.printing import say
    from framing.coding import sheet_key, sheets
    from framing.coding.codebook import markdown, panels
    from framing.coding.drawing import draw
    from framing.errors import UsageError
    from framing.reporter.exports import writing
    from framing.reporter.exports.csv_export import BOM
    from framing.reporter.tables.report import counted

    kind = form or _by_ending(out)
    project = kind in (SheetFormat.labelstudio, SheetFormat.doccano)
    if with_marks and not project:
        raise UsageError("--with-marks needs --format labelstudio or doccano", hint="a sheet is always blind")
    if csv_bom and kind is not SheetFormat.csv:
        raise UsageError("--csv-bom is for a sheet in CSV", hint="for example --out sheet.csv --csv-bom")
    asked = panels(panel)
    stem = str(Path(out)) if project else str(Path(out).with_suffix(""))
    key_file, codebook = f"{stem}.key.json", f"{stem}.codebook.md"
    more = [codebook] if kind is SheetFormat.csv else []
    files = [key_file, *more, *([] if project else [out])]
    writing.check_targets(files, saved, folders=[out] if project else [])
    drawn, key = draw(saved, asked, n=n, seed=seed, decoys=decoys, frames=frames)
    _check_key(key_file, sheet_key.to_json(key))
    used = panels(key.panels)
    marks = drawn.key if with_marks else ()
    if kind is SheetFormat.labelstudio:
        writing.write_folder(out, sheets.label_studio(drawn.items, used, marks, version("framing-compare")))
    elif kind is SheetFormat.doccano:
        writing.write_folder(out, sheets.doccano(drawn.items, used, marks))
    elif kind is SheetFormat.xlsx:
        writing.write_file(out, sheets.xlsx_sheet(drawn.items, used))
    else:
        writing.write_file(out, BOM * csv_bom + sheets.csv_sheet(drawn.items, used))
        writing.write_file(codebook, markdown(used))
    writing.write_file(key_file, sheet_key.to_json(key))
    for p in used:
        mine = [k for k in drawn.key if k.panel == p.key]
        real = sum(not k.decoy for k in mine)
        decoys_ = counted(len(mine) - real, "decoy")
        say(f"{p.key:14} {len(mine):4} items: {real} of {key.candidates[p.key]:,} finds, {decoys_}")
    say(f"{', '.join([out, *more])} for the coders; keep the key {key_file} from them")
    return 0


def _check_key(path: str, content: bytes) -> None:
    """Refuse to replace the key of another sample, without which nobody can read that sample's filled sheets."""
    from pathlib import Path

    from framing.errors import UsageError

    there = Path(path)
    if there.exists() and there.read_bytes() != content:
        raise UsageError(
            f"{path} is the key of another sample, whose sheets need it", hint="another --out, or delete the key"
        )


def _by_ending(out: str) -> SheetFormat:
    from pathlib import Path

    from framing.errors import UsageError

    ending = Path(out).suffix.lower().removeprefix(".")
    if ending in ("xlsx", "csv"):
        return SheetFormat(ending)
    raise UsageError(f"{out}: which format?", hint="a path that ends in .xlsx or .csv, or --format")
