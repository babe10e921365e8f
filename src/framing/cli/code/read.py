"""framing code read: the agreement of coders, and of the program with them."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import options as o


def read(
    coded: Annotated[
        list[str],
        typer.Argument(
            metavar="CODED…",
            help='Filled sheets (.csv, .xlsx) or exports of Label Studio (.json) or doccano (.jsonl); "Coder=path".',
            show_default=False,
        ),
    ],
    key: Annotated[str, typer.Option("--key", metavar="KEY.json", help="The key that was written with the sheet.")],
    out: Annotated[
        str | None,
        typer.Option(
            "--out", "-o", metavar="PATH", help="Default: validation.json beside the key.", show_default=False
        ),
    ] = None,
    disputed: Annotated[
        str | None, typer.Option("--disputed", metavar="PATH", help="Write the disputed items as CSV.")
    ] = None,
    csv_bom: o.CsvBom = False,
    draws: Annotated[
        int, typer.Option("--draws", min=0, metavar="N", help="Bootstrap samples behind each interval.")
    ] = 1000,
) -> int:
    """Read filled sheets back and measure agreement.

    Prints Krippendorff's alpha with 95% intervals, Cohen's and Fleiss' kappa, and the program's precision, recall and
    F1 against the majority of the coders. Exit code 3 if cells could not be used.

    \b
    framing code read ana.xlsx ben.xlsx --key sheet.key.json
    framing code read "Ana=ana/sheet.csv" "Ben=ben/sheet.csv" --key sheet.key.json --disputed disputed.csv
    framing report saved.json --validation validation.json --html report.html
    """
    from pathlib import Path

    from framing.cli.lexicon.printing import line, say
    from framing.cli.running import warn
    from framing.coding import filled, sheet_key, summary, validation
    from framing.errors import InputError
    from framing.reporter.exports import writing
    from framing.reporter.exports.csv_export import BOM

    target = out or str(Path(key).parent / validation.FILE)
    writing.check_targets([target, *([disputed] if disputed else [])], [*coded, key])
    known = sheet_key.read(key)
    coders, problems = filled.read(coded, known)
    warn(problems)
    if not coders:
        raise InputError(coded[0], "no answers", hint="fill in the columns right of the text")
    made = validation.validate(known, coders, draws=draws)
    writing.write_file(target, validation.to_json(made))
    if disputed:
        writing.write_file(disputed, BOM * csv_bom + summary.disputed_csv(made))
    for text in summary.lines(made):  # last: a reader such as head may close the pipe
        line(text)
    say(f"{target} written; reports carry it with --validation {target}")
    return 3 if problems else 0
