"""framing report: a saved comparison in another format, without analysing again."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import options as o


def report(
    saved: Annotated[str, typer.Argument(metavar="SAVED.json", help="The output of framing compare --json.")],
    voice: o.Voice = o.VoiceChoice.all,
    entity: o.Entity = [],  # noqa: B006 - typer copies it
    panel: o.Panel = [],  # noqa: B006
    frames: o.SavedFrames = [],  # noqa: B006
    all_rows: o.All = False,
    csv: o.Csv = None,
    csv_bom: o.CsvBom = False,
    json: o.Json = None,
    html: o.Html = None,
    blind: o.Blind = False,
    markdown: o.Markdown = None,
    top: o.Top = None,
    xlsx: o.Xlsx = None,
    sqlite: o.Sqlite = None,
    parquet: o.Parquet = None,
    validation: o.Validation = None,
    quiet: o.Quiet = False,
) -> int:
    """Render a saved comparison again, in any format.

    \b
    framing compare a.txt b.txt --json saved.json --quiet
    framing report saved.json --html report.html
    framing report saved.json --panel frames --frames policy
    """
    from framing.cli import saved as files
    from framing.cli import write
    from framing.cli.check import Targets, View
    from framing.cli.trail import Trail
    from framing.cli.validated import validated
    from framing.lexicon.frame_schemes import known, named, own, unvalidated

    targets = Targets(csv, json, html, markdown, xlsx, parquet, sqlite, top, blind, csv_bom=csv_bom)
    view = View(panels=tuple(panel), entities=tuple(entity), voice=voice.value, all_rows=all_rows, frames=named(frames))
    targets.check([saved, validation])
    view.check(targets)
    notes = validated(validation, saved=saved)
    comparison, audit = files.comparison(saved)
    schemes = known(frames, comparison.analyses)
    notes = (*notes, *map(unvalidated, (x for x in own(comparison.analyses) if not schemes or x in schemes)))
    trail = Trail("report", [saved], view=view, saved=audit)
    write.comparison(targets, comparison, view, show=not quiet, trail=trail, validated=notes)
    return 0
