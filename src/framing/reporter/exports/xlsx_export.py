"""Excel: a cover with what each sheet holds, then a sheet for each table. The same report gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from framing.reporter.display import display
from framing.reporter.tables.report import Column, Format, Report, Table, Value, shown

LONGEST = 32_767
"""Characters that a cell can hold."""
MOST_ROWS = 1_048_575
_NUMBER_FORMATS = {
    Format.COUNT: "#,##0",
    Format.RATE: "0.0",
    Format.SCORE: "0.00",
    Format.SIGNED: "+0.00;-0.00;0.00",
    Format.SHARE: "0%",
    Format.P: "0.000",
}
COVER = "Contents"
NARROWEST, WIDEST = 8, 60
"""Widths of a column, in characters; longer text is wrapped."""
_MEASURED = 2_000
"""Rows that the width of a column is measured by."""
_STAMP = (1980, 1, 1, 0, 0, 0)


def xlsx(report: Report) -> bytes:
    """The workbook as bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _cover(book.create_sheet(COVER), report)
    for table in report.tables:
        _fill(book.create_sheet(_name(table)), table)
    out = io.BytesIO()
    book.save(out)
    return without_time(out.getvalue())


def _name(table: Table) -> str:
    return table.title[:31]  # what Excel allows


def _cover(sheet: Any, report: Report) -> None:
    """The articles, what each sheet holds with a link to it, and the notes."""
    for letter, width in (("A", 24), ("B", 10), ("C", 100)):
        sheet.column_dimensions[letter].width = width
    sheet.append([_bold(sheet, f"Framing: {' / '.join(s.label for s in report.subjects)}")])
    if report.similarity is not None:
        verdict = "" if report.same_story else "; they may not tell the same story"
        sheet.append([_plain(sheet, f"Same-story score {report.similarity:.2f} of 1{verdict}")])
    sheet.append([])
    sheet.append([_bold(sheet, text) for text in ("Source", "Date", "Title")])
    for subject in report.subjects:
        sheet.append([_plain(sheet, text) for text in (subject.label, subject.date or "", subject.title)])
    sheet.append([])
    sheet.append([_bold(sheet, text) for text in ("Sheet", "Rows", "What it shows")])
    row = len(report.subjects) + (6 if report.similarity is None else 7)
    for number, table in enumerate(report.tables, row):
        caption = _plain(sheet, table.caption)
        sheet.append([_link(sheet, _name(table), f"A{number}"), len(table.rows), caption])
    notes = report.table("notes").records() if report.has("notes") else []
    if notes:
        sheet.append([])
        sheet.append([_bold(sheet, "Notes")])
    for note in notes:
        sheet.append([note["note"], None, _plain(sheet, str(note["text"]))])


def _bold(sheet: Any, text: str) -> Any:
    from openpyxl.styles import Font

    cell = _text(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _plain(sheet: Any, text: str) -> Any:
    from openpyxl.styles import Alignment

    cell = _text(sheet, text)
    cell.alignment = Alignment(wrap_text=len(text) > WIDEST, vertical="top")
    return cell


def _link(sheet: Any, name: str, place: str) -> Any:
    """A cell that leads to a sheet; `place` is its own."""
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell = _text(sheet, name)
    quoted = name.replace("'", "''")
    cell._hyperlink = Hyperlink(ref=place, location=f"'{quoted}'!A1")  # its setter would take the place for A1
    cell.font = Font(color="0563C1", underline="single")
    return cell


def _text(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=display(text).translate(_NO_CHARACTERS)[:LONGEST])
    cell.data_type = "s"  # text stays text, whatever it starts with
    return cell


def _width(table: Table, i: int) -> int:
    """The width of a column: of its longest cell, or of the longest word of its heading."""
    column = table.columns[i]
    longest = max((len(shown(row[i], column.format)) for row in table.rows[:_MEASURED]), default=0)
    heading = max(map(len, column.heading.split()), default=0) + 3  # the filter's arrow
    return max(NARROWEST, min(WIDEST, max(longest, heading) + 2))


def _fill(sheet: Any, table: Table) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for i in range(len(table.columns)):
        sheet.column_dimensions[get_column_letter(i + 1)].width = _width(table, i)
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    sheet.append([_heading(sheet, c) for c in table.columns])
    for row in table.rows[:MOST_ROWS]:
        sheet.append([_cell(sheet, value, c) for value, c in zip(row, table.columns, strict=True)])


def _heading(sheet: Any, column: Column[Any]) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font

    cell = WriteOnlyCell(sheet, value=column.heading)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.comment = Comment(column.meaning, "framing", width=300, height=80)
    return cell


_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")
"""What XML cannot hold; names of files and terms of lexicons may have it."""


def _cell(sheet: Any, value: Value, column: Column[Any]) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, str):
        return _plain(sheet, value) if len(value) > WIDEST else _text(sheet, value)
    if value is None or isinstance(value, bool):
        return value
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = _NUMBER_FORMATS.get(column.format, "General")
    return cell


def without_time(book: bytes) -> bytes:
    """The same workbook without the moment at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", b">1980-01-01T00:00:00Z<", data)
            new.writestr(zipfile.ZipInfo(name, _STAMP), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
