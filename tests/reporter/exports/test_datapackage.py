"""Folders of CSV files describe themselves, and their headings need no renaming in R or Python."""

from __future__ import annotations

import csv
import io
import json
import keyword
import re

import hand_made
import pytest

from framing.coding import sheets, summary
from framing.coding.codebook import PANELS
from framing.coding.validation import Validation
from framing.model import ConcordanceLine
from framing.reporter.exports import concordance_export, csv_export, stories_export
from framing.reporter.exports.datapackage import datapackage
from framing.reporter.exports.evidence import KINDS, _fields
from framing.reporter.exports.parquet_export import folder as parquet_folder
from framing.reporter.tables import corpus_tables
from framing.reporter.tables.tables import TABLES, report

REPORT = report(hand_made.comparison())
RESERVED_IN_R = frozenset(
    [
        "if",
        "else",
        "repeat",
        "while",
        "function",
        "for",
        "next",
        "break",
        "in",
        "TRUE",
        "FALSE",
        "NULL",
        "Inf",
        "NaN",
        "NA",
    ]
)
CORPUS = [
    corpus_tables.table(key, "caption", told, ())
    for key, told in (
        ("stories", corpus_tables.STORIES),
        ("articles", corpus_tables.ARTICLES),
        ("sources", corpus_tables.SOURCES),
        ("terms", corpus_tables.CONTRASTS),
        ("coverage", corpus_tables.COVERAGE),
        ("keyness", corpus_tables.KEYNESS),
    )
]


def headings() -> dict[str, list[str]]:
    """Every CSV or Parquet table that is written -> its headings."""
    empty = Validation(1, "0", (), 0, 0, (), (), ())
    found = {f"report {t.key}": [c.key for c in t.columns] for t in TABLES}
    found |= {f"corpus {t.key}": [c.key for c in t.columns] for t in CORPUS}
    written = {
        "kwic": concordance_export.csv([]),
        "stories": stories_export.csv([], []),
        "sheet": sheets.csv_sheet([], PANELS),
        "disputed": summary.disputed_csv(empty),
    }
    found |= {name: next(csv.reader(io.StringIO(text))) for name, text in written.items()}
    return found | {f"evidence {kind}": [name for name, _ in _fields(kind)] for kind in KINDS}


@pytest.mark.parametrize(("table", "names"), headings().items(), ids=lambda x: x if isinstance(x, str) else "")
def test_headings_need_no_renaming(table: str, names: list[str]) -> None:
    assert names
    assert len(set(names)) == len(names)
    for name in names:
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name), name
        assert name not in RESERVED_IN_R, name
        assert not keyword.iskeyword(name), name


CHECKS = {
    "string": lambda cell: True,
    "integer": lambda cell: bool(re.fullmatch(r"-?\d+", cell)),
    "number": lambda cell: bool(re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)),
    "boolean": lambda cell: cell in ("true", "false"),
}


def test_a_folder_describes_every_column_of_every_file() -> None:
    package = json.loads(datapackage("framing-report", "Framing", REPORT.tables))
    files = csv_export.folder(REPORT)
    assert [r["path"] for r in package["resources"]] == list(files)
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    for resource in package["resources"]:
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
        rows = list(csv.reader(io.StringIO(files[resource["path"]])))
        fields = resource["schema"]["fields"]
        assert [f["name"] for f in fields] == rows[0]
        assert all(f["description"] and f["title"] for f in fields)
        for row in rows[1:]:
            assert all(cell == "" or CHECKS[f["type"]](cell) for cell, f in zip(row, fields, strict=True))


def test_types_are_those_of_parquet() -> None:
    import pyarrow.parquet as pq

    package = json.loads(datapackage("framing-report", "Framing", REPORT.tables))
    types = {"string": "string", "integer": "int64", "number": "double", "boolean": "bool"}
    for resource, data in zip(package["resources"], parquet_folder(REPORT).values(), strict=True):
        schema = pq.read_schema(io.BytesIO(data))
        assert [str(f.type) for f in schema] == [types[f["type"]] for f in resource["schema"]["fields"]]


def test_every_field_of_a_concordance_line_is_a_column() -> None:
    assert headings()["kwic"] == list(ConcordanceLine.__struct_fields__)
