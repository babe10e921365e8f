"""Blank sheets for coders: CSV, Excel, Label Studio and doccano.

They are made of `Item`, which holds no answer of the program. Only pre-annotations (`marks`), where somebody asks for
them, come from the key.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from framing.coding.codebook import CODEBOOK_HEADING, RULES, Panel, Question, markdown, questions, rows
from framing.coding.items import Item
from framing.coding.sampling import Answered
from framing.reporter.exports.csv_export import cell
from framing.reporter.exports.xlsx_export import LONGEST, without_time

FIXED = ("item", "panel", "about", "text")
NOTE = "note"
CODEBOOK_SHEET = "Codebook"
_WIDTHS = {"item": 7, "panel": 14, "about": 28, "text": 90, NOTE: 30}
_COLOURS = ("#4c78a8", "#f58518", "#54a24b", "#b279a2", "#e45756", "#72b7b2", "#9d755d", "#bab0ac")


def csv_sheet(items: Sequence[Item], panels: Sequence[Panel]) -> str:
    """One table with the questions of all panels; those that do not concern a row stay empty."""
    asked = questions(panels)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*FIXED, *(q.key for q in asked), NOTE])
    for number, item in enumerate(items, 1):
        writer.writerow([cell(v) for v in (number, item.panel, item.about, item.text)] + [""] * (len(asked) + 1))
    return out.getvalue()


# ------------------------------------------------------------------------------------------------------- Excel
def xlsx_sheet(items: Sequence[Item], panels: Sequence[Panel]) -> bytes:
    """A workbook with drop-down lists: a sheet for each panel, the codebook as the second sheet."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    numbered = list(enumerate(items, 1))
    for n, panel in enumerate(panels):
        sheet = first if n == 0 else book.create_sheet()
        sheet.title = panel.title
        _fill(sheet, [(number, i) for number, i in numbered if i.panel == panel.key], panel)
    _codebook(book.create_sheet(CODEBOOK_SHEET, 1), panels)
    out = io.BytesIO()
    book.save(out)
    return without_time(out.getvalue())


def _fill(sheet: Any, given: Sequence[tuple[int, Item]], panel: Panel) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    headings = [*FIXED, *(q.key for q in panel.questions), NOTE]
    _row(sheet, 1, headings, bold=True)
    for line, (number, item) in enumerate(given, 2):
        _row(sheet, line, [number, item.panel, item.about, item.text])
    for n, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(n)].width = _WIDTHS.get(heading, 14)
    for n, question in enumerate(panel.questions, len(FIXED) + 1):
        choice = DataValidation(type="list", formula1=f'"{",".join(question.choices)}"', allow_blank=True)
        choice.promptTitle, choice.prompt = question.key, question.text
        choice.errorTitle, choice.error = question.key, f"One of: {', '.join(question.choices)}."
        choice.showInputMessage = choice.showErrorMessage = True
        letter = get_column_letter(n)
        choice.add(f"{letter}2:{letter}{max(2, len(given) + 1)}")
        sheet.add_data_validation(choice)
    sheet.freeze_panes = "B2"


def _codebook(sheet: Any, panels: Sequence[Panel]) -> None:
    for line, rule in enumerate(RULES, 1):
        _row(sheet, line, [rule], wrap=False)
    at = len(RULES) + 2
    _row(sheet, at, CODEBOOK_HEADING, bold=True)
    for line, row in enumerate(rows(panels), at + 1):
        _row(sheet, line, row)
    for letter, width in zip("ABCDE", (14, 12, 46, 14, 80), strict=True):
        sheet.column_dimensions[letter].width = width


def _row(sheet: Any, line: int, values: Sequence[str | int], *, bold: bool = False, wrap: bool = True) -> None:
    from openpyxl.styles import Alignment, Font

    for n, value in enumerate(values, 1):
        made = sheet.cell(row=line, column=n)
        if isinstance(value, str):
            made.value = value[:LONGEST]
            made.data_type = "s"  # text stays text, whatever it starts with
        else:
            made.value = value
        made.alignment = Alignment(wrap_text=wrap, vertical="top")
        if bold:
            made.font = Font(bold=True)


# ------------------------------------------------------------------------------------------------ Label Studio
def label_studio(
    items: Sequence[Item], panels: Sequence[Panel], marks: Sequence[Answered] = (), version: str = ""
) -> dict[str, str]:
    """File name -> content: for each panel a project's labeling configuration and its tasks, and the codebook.

    Args:
        marks: the key, whose answers become predictions.
        version: of the program, the name of the predictions.
    """
    files = {"codebook.md": markdown(panels)}
    for panel in panels:
        tasks = [
            _task(number, item, panel, marks, version)
            for number, item in enumerate(items, 1)
            if item.panel == panel.key
        ]
        files[f"{panel.key}.config.xml"] = _config(panel)
        files[f"{panel.key}.tasks.json"] = json.dumps(tasks, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return files


def _task(number: int, item: Item, panel: Panel, marks: Sequence[Answered], version: str) -> dict[str, Any]:
    data = {"item": number, "panel": item.panel, "about": item.about, "text": item.text}
    task: dict[str, Any] = {"data": data}
    if marks:
        results = [
            {"from_name": q.key, "to_name": "text", "type": "choices", "value": {"choices": [answer]}}
            for q in panel.questions
            if (answer := marks[number - 1].answers.get(q.key))
        ]
        task["predictions"] = [{"model_version": f"framing {version}", "result": results}]
    return task


def _config(panel: Panel) -> str:
    lines = ["<View>", '  <Header value="$about"/>', '  <Text name="text" value="$text"/>']
    for q in panel.questions:
        lines.append(f'  <Header value={quoteattr(q.text)} size="5"/>')
        lines.append(f'  <Choices name="{q.key}" toName="text" choice="single" showInline="true">')
        lines += [f"    <Choice value={quoteattr(v)} hint={quoteattr(_meaning(q, v))}/>" for v in q.choices]
        lines.append("  </Choices>")
    return "\n".join([*lines, "</View>", ""])


def _meaning(question: Question, value: str) -> str:
    return dict(question.values).get(value, "You have read the text and cannot decide.")


# ----------------------------------------------------------------------------------------------------- doccano
def doccano(items: Sequence[Item], panels: Sequence[Panel], marks: Sequence[Answered] = ()) -> dict[str, str]:
    """File name -> content: JSON Lines for a project of text classification, its labels, and the codebook.

    doccano knows no questions, so a label is a question and its value: "polarity: negative".
    """
    files = {"codebook.md": markdown(panels)}
    for panel in panels:
        mine = [(number, item) for number, item in enumerate(items, 1) if item.panel == panel.key]
        lines = [json.dumps(_example(n, i, panel, marks), ensure_ascii=False, allow_nan=False) + "\n" for n, i in mine]
        files[f"{panel.key}.jsonl"] = "".join(lines)
        files[f"{panel.key}.labels.json"] = json.dumps(_labels(panel), ensure_ascii=False, indent=1) + "\n"
    return files


def _example(number: int, item: Item, panel: Panel, marks: Sequence[Answered]) -> dict[str, Any]:
    given = marks[number - 1].answers if marks else {}
    labels = [label(q.key, given[q.key]) for q in panel.questions if q.key in given]
    return {"text": f"{item.about}\n\n{item.text}", "label": labels, "item": number, "panel": item.panel}


def label(question: str, value: str) -> str:
    """The doccano label of an answer."""
    return f"{question}: {value}"


def _labels(panel: Panel) -> list[dict[str, str]]:
    names = [label(q.key, value) for q in panel.questions for value in q.choices]
    colours = (_COLOURS[n % len(_COLOURS)] for n in range(len(names)))
    return [
        {"text": name, "background_color": colour, "text_color": "#ffffff"}
        for name, colour in zip(names, colours, strict=True)
    ]
