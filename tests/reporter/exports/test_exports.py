"""Each format holds the tables: written, read back by the tool its readers use, and compared."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import hand_made
import jsonschema
import msgspec
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from framing.errors import InputError
from framing.model import Loadedness
from framing.reporter.exports import (
    csv_export,
    json_export,
    markdown_export,
    parquet_export,
    sqlite_export,
    xlsx_export,
)
from framing.reporter.tables.report import Column, Format, Table, Value
from framing.reporter.tables.tables import report, with_notes

ROOT = Path(__file__).parents[3]
COMPARISON = hand_made.comparison()
REPORT = report(COMPARISON)


def _words(row: str) -> str:
    return row


def one_column(*values: Value) -> Table:
    return Table("t", "T", "", (Column("word", "Word", _words, Format.TEXT, "A word."),), tuple((v,) for v in values))


# ------------------------------------------------------------------------------------------------------- CSV
@pytest.mark.parametrize("table", REPORT.tables, ids=lambda t: t.key)
def test_csv_round_trip(table: Table) -> None:
    rows = list(csv.reader(io.StringIO(csv_export.table(table))))
    assert rows[0] == [c.key for c in table.columns]
    assert len(rows) == len(table.rows) + 1
    assert {len(r) for r in rows} == {len(table.columns)}
    for read, row in zip(rows[1:], table.rows, strict=True):
        for text, value in zip(read, row, strict=True):
            if isinstance(value, float):
                assert float(text) == pytest.approx(value, abs=1e-6)
            elif value is None or isinstance(value, bool):
                assert text == {None: "", True: "true", False: "false"}[value]
            else:
                assert text.removeprefix("'") == str(value).removeprefix("'")


def test_the_long_table_is_the_evidence() -> None:
    assert csv_export.long(REPORT) == csv_export.folder(REPORT)["evidence.csv"]
    assert set(csv_export.folder(REPORT)) == {f"{t.key}.csv" for t in REPORT.tables}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "=Costs are not known."])
def test_no_cell_is_a_formula(text: str) -> None:
    (cell,) = list(csv.reader(io.StringIO(csv_export.table(one_column(text)))))[1]
    assert cell.startswith("'")


@given(st.text())
def test_any_text_is_one_cell_without_a_carriage_return(text: str) -> None:
    (row,) = list(csv.reader(io.StringIO(csv_export.table(one_column(text)))))[1:]
    assert len(row) == 1
    assert "\r" not in row[0]
    assert row[0][:1] not in tuple("=+-@\t\n")
    csv_export.table(one_column(text)).encode("utf-8")


def test_numbers_are_no_formulas() -> None:
    assert csv_export.cell(-1) == "-1"
    assert csv_export.cell(-0.5) == "-0.5"
    assert csv_export.cell(-0.0) == "0.0"


def test_equal_values_of_different_types_keep_their_own_look() -> None:
    values = (1, 1.0, True, 0.0, False, 0, None, "1")
    text = csv_export.table(replace(one_column(), rows=tuple((v, 2.5) for v in values)))
    assert text == "word\n1,2.5\n1.0,2.5\ntrue,2.5\n0.0,2.5\nfalse,2.5\n0,2.5\n,2.5\n1,2.5\n"


def test_a_lone_surrogate_does_not_stop_the_export() -> None:
    assert csv_export.cell("a\udc80b") == "a\ufffdb"


# ------------------------------------------------------------------------------------------------------ JSON
def test_json_round_trip() -> None:
    assert json_export.read_json(json_export.comparison_json(COMPARISON)) == COMPARISON


@pytest.mark.parametrize("sources", [2, 5])
def test_json_round_trip_with_many_sources(sources: int) -> None:
    many = hand_made.many(sources)
    assert json_export.read_json(json_export.comparison_json(many)) == many


def test_json_follows_the_published_schemas() -> None:
    """FRAMING_GOLDEN=write writes the published ones anew."""
    folder = ROOT / "docs" / "schema"
    if os.environ.get("FRAMING_GOLDEN") == "write":
        for name, schema in json_export.schemas().items():
            text = json.dumps(schema, indent=2, ensure_ascii=False)
            (folder / name).write_text(f"{text}\n", encoding="utf-8")
    published = {p.name: json.loads(p.read_text(encoding="utf-8")) for p in folder.glob("*.json")}
    for name, schema in json_export.schemas().items():
        assert published[name] == json.loads(json.dumps(schema)), f"{name} is out of date"
        jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(json_export.comparison_json(COMPARISON)), published["compare-1.json"])
    for a in COMPARISON.analyses:
        jsonschema.validate(json.loads(json_export.analysis_json(a)), published["analyze-1.json"])


def test_a_schema_refuses_what_is_wrong() -> None:
    made = json.loads(json_export.analysis_json(hand_made.herald()))
    made["loaded_terms"][0]["weight"] = "heavy"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, json_export.schemas()["analyze-1.json"])


def test_the_object_of_an_article() -> None:
    line = json_export.analysis_json(hand_made.herald())
    assert line.count("\n") == 1
    made = json.loads(line)
    assert made["format"] == 1
    assert made["article"]["text"] == hand_made.HERALD
    for key in ("mentions", "descriptors", "loaded_terms", "quotations", "events", "roles"):
        assert made[key]
        for x in made[key]:
            assert hand_made.HERALD[x["start"] : x["end"]] == x["text"]
    assert {q["type"] for q in made["quotations"]} <= {"direct", "indirect", "mixed", "scare"}
    assert made["entities"][0]["evaluation"] == -0.62


def test_the_comparison_has_mentions_and_portraits_of_each_entity() -> None:
    (quill, *_) = json.loads(json_export.comparison_json(COMPARISON))["entities"]
    assert {m["source"] for m in quill["mentions"]} == {"The Herald", "The Post"}
    assert [p["evaluation"]["score"] for p in quill["portraits"]] == [-0.62, 0.41]


def test_json_keeps_strings_exactly_even_a_broken_path() -> None:
    odd = replace(COMPARISON, notes=("a\udc80\u2028</script>\x00",))
    text = json_export.comparison_json(odd)
    text.encode("utf-8")
    assert json_export.read_json(text) == odd


def test_nan_is_an_error() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        json_export.comparison_json(replace(COMPARISON, similarity=float("nan")))


def test_analyses_that_are_packed_already_give_the_same_bytes_and_the_same_error() -> None:
    packed = [msgspec.msgpack.encode(a) for a in COMPARISON.analyses]
    assert json_export.comparison_bytes(COMPARISON, packed) == json_export.comparison_json(COMPARISON).encode()
    first, *others = COMPARISON.analyses
    odd = replace(first, loadedness=(Loadedness(0, float("inf")),))
    with pytest.raises(ValueError, match="JSON compliant"):
        json_export.comparison_bytes(
            replace(COMPARISON, analyses=(odd, *others)), [msgspec.msgpack.encode(odd), *packed[1:]]
        )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not a saved comparison"),
        ("{}", "not a saved comparison"),
        ('{"format": 2}', "format 2"),
        ('{"format": 1}', "missing required field"),
    ],
)
def test_a_file_that_is_no_comparison_is_named(text: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        json_export.read_json(text, "saved.json")
    assert caught.value.message.startswith("saved.json: ")


# ------------------------------------------------------------------------------------- Excel, Parquet, Markdown
def test_excel_round_trip() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_export.xlsx(REPORT)))
    assert book.sheetnames == ["Contents", *(t.title for t in REPORT.tables)]
    for table in REPORT.tables:
        sheet = book[table.title]
        assert sheet.freeze_panes == "A2"
        rows = list(sheet.iter_rows(values_only=True))
        assert list(rows[0]) == [c.heading for c in table.columns]
        for read, row in zip(rows[1:], table.rows, strict=True):
            assert list(read) == [None if v == "" else pytest.approx(v) if isinstance(v, float) else v for v in row]


def test_the_cover_leads_to_every_sheet_and_says_how_the_report_was_made() -> None:
    noted = with_notes(REPORT, ["Made by framing on some day: =1+1"])
    cover = openpyxl.load_workbook(io.BytesIO(xlsx_export.xlsx(noted)))["Contents"]
    rows = list(cover.iter_rows())
    links = {row[0].value: (row[0].hyperlink.location, row[1].value, row[2].value) for row in rows if row[0].hyperlink}
    assert links == {t.title: (f"'{t.title}'!A1", len(t.rows), t.caption) for t in noted.tables}
    assert all(row[0].hyperlink.ref == row[0].coordinate for row in rows if row[0].hyperlink)
    words = [cell.value for row in rows for cell in row]
    assert {s.title for s in REPORT.subjects} <= set(words)
    assert "Made by framing on some day: =1+1" in words
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]


def test_columns_of_a_sheet_are_as_wide_as_what_is_in_them() -> None:
    made = replace(REPORT, tables=(one_column("a name that needs room"), replace(one_column("x" * 400), title="Long")))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_export.xlsx(made)))
    assert book["T"].column_dimensions["A"].width == len("a name that needs room") + 2
    assert book["Long"].column_dimensions["A"].width == xlsx_export.WIDEST
    assert book["Long"]["A2"].alignment.wrap_text


def test_sqlite_round_trip() -> None:
    data = sqlite_export.sqlite(REPORT, {"program": "1", "command": "framing compare"})
    assert sqlite_export.sqlite(REPORT, {"program": "1", "command": "framing compare"}) == data
    base = sqlite3.connect(":memory:")
    base.deserialize(data)
    for table in REPORT.tables:
        found = base.execute(f'SELECT * FROM "{table.key}"')
        assert [c[0] for c in found.description] == [c.key for c in table.columns]
        for read, row in zip(found.fetchall(), table.rows, strict=True):
            assert list(read) == [int(v) if isinstance(v, bool) else v for v in row]
    meaning = base.execute("SELECT meaning FROM columns WHERE table_name = 'portraits' AND column_name = 'tone'")
    assert meaning.fetchone()[0] == REPORT.table("portraits").column("tone").meaning
    assert dict(base.execute("SELECT name, value FROM audit").fetchall())["command"] == "framing compare"
    base.close()


def test_sqlite_takes_what_utf_8_cannot_hold() -> None:
    base = sqlite3.connect(":memory:")
    base.deserialize(sqlite_export.sqlite(replace(REPORT, tables=(one_column("a\ud800b"),))))
    assert base.execute("SELECT * FROM t").fetchall() == [("a\ufffdb",)]
    base.close()


def test_markdown_with_a_top_has_the_first_rows_of_each_source() -> None:
    text = markdown_export.markdown(REPORT, 1)
    assert len(text.splitlines()) < len(markdown_export.markdown(REPORT).splitlines())
    roles = markdown_export.first(REPORT.table("roles"), 1)
    sources = [row["source"] for row in roles.records()]
    assert len(REPORT.table("roles").rows) > len(sources) == len(set(sources)) > 1
    assert f"{len(REPORT.table('roles').rows) - len(sources)} more row" in text
    contrasts = text.split("## What sets them apart")[1].split("\n## ")[0]
    assert "\n1. **" in contrasts
    assert "\n2. **" not in contrasts
    assert "| Contrast |" not in contrasts
    assert markdown_export.first(REPORT.table("notes"), 1) == REPORT.table("notes")
    assert "Nothing found." not in text


def test_excel_takes_no_text_for_a_formula_and_no_control_character() -> None:
    made = replace(REPORT, tables=(one_column("=1+1", "\x1b[31m", "x" * 40_000),))
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_export.xlsx(made)))["T"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert sheet["A3"].value == "\\x1b[31m"
    assert len(sheet["A4"].value) == 32_767


def test_excel_is_the_same_at_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    first = xlsx_export.xlsx(REPORT)
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + 100_000)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert xlsx_export.xlsx(REPORT) == first


def test_parquet_round_trip() -> None:
    files = parquet_export.folder(REPORT)
    for table in REPORT.tables:
        read = pq.read_table(io.BytesIO(files[f"{table.key}.parquet"]))
        assert read.column_names == [c.key for c in table.columns]
        assert read.to_pylist() == table.records()
        assert read.schema.field(0).metadata[b"meaning"].decode() == table.columns[0].meaning


def test_parquet_has_its_types_even_without_rows() -> None:
    import pyarrow as pa

    empty = replace(REPORT.table("keyness"), rows=())
    schema = pq.read_table(io.BytesIO(parquet_export.table(empty))).schema
    assert schema.field("count").type == pa.int64()
    assert schema.field("p").type == pa.float64()
    assert schema.field("underpowered").type == pa.bool_()


def test_markdown_round_trip() -> None:
    text = markdown_export.markdown(REPORT)
    for table in REPORT.tables:
        if table.key == "evidence":
            continue
        section = text.split(f"## {table.title}\n", 1)[1].split("\n## ", 1)[0]
        lines = [line for line in section.splitlines() if line.startswith("|")]
        assert len(lines) == len(table.rows) + 2
        assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {lines[0].count("|")}


@given(st.text())
def test_markdown_cells_cannot_break_out(text: str) -> None:
    cell = markdown_export.escape(text)
    assert "\n" not in cell
    assert re.search(r"(?<!\\)(?:\\\\)*[|<`]", cell) is None


# --------------------------------------------------------------------------------------------- the same bytes
def test_the_same_bytes_under_any_hash_seed() -> None:
    program = """
import hashlib, hand_made
from framing.reporter.exports import csv_export, json_export, markdown_export
from framing.reporter.tables.tables import report, with_notes
from framing.reporter.terminal import terminal
r = report(hand_made.many(3))
text = "".join(csv_export.folder(r).values()) + markdown_export.markdown(r) + terminal.render(r)
print(hashlib.sha256((text + json_export.comparison_json(hand_made.many(3))).encode()).hexdigest())
"""
    digests = set()
    for seed in ("0", "1", "77"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1])}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout)
    assert len(digests) == 1


@pytest.mark.parametrize(
    "module",
    [
        "tables.tables",
        "terminal.terminal",
        *(f"exports.{x}" for x in ("csv_export", "json_export", "markdown_export", "writing")),
    ],
)
def test_heavy_libraries_are_not_imported(module: str) -> None:
    heavy = "pandas numpy spacy pyarrow openpyxl jinja2 scipy"
    program = f"import sys, framing.reporter.{module}; print([m for m in {heavy!r}.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
