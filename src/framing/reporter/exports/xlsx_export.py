"""Excel: a sheet for each table, with a frozen heading and a filter. The same report gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from framing.reporter.display import display
from framing.reporter.tables.report import Column, Format, Report, Table, Value

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
_WIDE = {"text": 60, "context": 60, "example": 60, "title": 40, "caption": 40, "called": 40, "cues": 30, "reason": 30}
_STAMP = (1980, 1, 1, 0, 0, 0)


def xlsx(report: Report) -> bytes:
    """The workbook as bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for table in report.tables:
        _fill(book.create_sheet(table.title[:31]), table)
    out = io.BytesIO()
    book.save(out)
    return without_time(out.getvalue())


def _fill(sheet: Any, table: Table) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for i, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(i)].width = _WIDE.get(
            column.key, max(11, min(24, len(column.heading)))
        )
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
        cell = WriteOnlyCell(sheet, value=display(value).translate(_NO_CHARACTERS)[:LONGEST])
        cell.data_type = "s"  # text stays text, whatever it starts with
        return cell
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
