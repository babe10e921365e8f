"""What newcomers ran into: panels as CSV, names that nobody has, files given twice, columns that are not read."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from framing.cli import main
from framing.cli.options import PANELS
from framing.demo import pair
from framing.reporter.tables import tables


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    return [str(path) for path in pair()]


def run(monkeypatch: pytest.MonkeyPatch, *given: str) -> int:
    monkeypatch.setattr(sys, "argv", ["framing", *given])
    return main()


def test_the_help_names_every_panel() -> None:
    assert set(PANELS.replace(" or ", ", ").replace(" ", "").split(",")) == set(tables.PANELS)


@pytest.mark.model
@pytest.mark.parametrize("panel", [p for p, of in tables.PANELS.items() if len(of) == 1])
def test_one_panel_as_csv_is_its_table(two: list[str], panel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "compare", *two, "--panel", panel, "--csv", "x.csv", "--quiet") == 0
    with Path("x.csv").open(encoding="utf-8", newline="") as file:
        heading = next(csv.reader(file))
    (table,) = [t for t in tables.TABLES if t.key == panel]
    assert heading == [column.key for column in table.columns]


def test_several_tables_do_not_fit_into_one_csv_and_that_is_said_first(
    two: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "compare", "none.txt", "--panel", "portraits", "--csv", "x.csv") == 2
    assert "--csv x/" in capsys.readouterr().err


@pytest.mark.model
@pytest.mark.parametrize("command", ["compare", "analyze"])
def test_a_name_that_no_entity_has_is_no_result(
    two: list[str], command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, command, *two, "--entity", "Elina Vane") == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "no entity is called 'Elina Vane'" in shown.err
    assert "'Elena Vane'" in shown.err
    assert run(monkeypatch, command, *two, "--entity", "vane") == 0


@pytest.mark.model
def test_sentences_of_kwic_count_from_one_as_in_every_table(two: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "kwic", "children", *two, "--csv", "x.csv", "--quiet") == 0
    with Path("x.csv").open(encoding="utf-8", newline="") as file:
        (place,) = list(csv.DictReader(file))
    assert run(monkeypatch, "compare", *two, "--csv", "all.csv", "--quiet") == 0
    with Path("all.csv").open(encoding="utf-8", newline="") as file:
        start = int(place["start"])
        same = {
            row["sentence"]
            for row in csv.DictReader(file)
            if row["article"] == place["article"] and row["start"] and abs(int(row["start"]) - start) < 60
        }
    assert place["sentence"] in same


def test_the_same_file_twice_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from framing.cli.running import read_articles

    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The ferry sank at noon. Nobody was hurt.", encoding="utf-8")
    read_articles(["A=a.txt", "./a.txt"], encoding=None, fewest=2, quiet=False)
    assert "./a.txt: the same file is given twice" in capsys.readouterr().err


def test_columns_that_are_not_read_are_listed_and_doc_id_is_the_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "table.csv"
    table.write_text(
        "doc_id,text,newspaper,pubdate,headline,mood\n7,The ferry sank at noon.,Daily Sun,2018-08-13,Ferry sinks,low\n",
        encoding="utf-8",
    )
    assert run(monkeypatch, "read", str(table)) == 0
    shown = capsys.readouterr().out
    assert "column 'mood'" in shown
    for name in ("doc_id", "newspaper", "pubdate", "headline"):
        assert f"column '{name}'" not in shown
    assert run(monkeypatch, "read", str(table), "--json", "-") == 0
    assert '"id": "7", "source": "Daily Sun", "title": "Ferry sinks", "date": "2018-08-13"' in capsys.readouterr().out


@pytest.mark.model
def test_a_panel_that_a_filter_emptied_claims_nothing_about_the_articles(
    two: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "compare", *two, "--entity", "Lorne", "--panel", "voices", "--panel", "roles") == 0
    shown = capsys.readouterr().out
    assert "Nobody is quoted" not in shown
    assert "Nothing here for this --entity or --voice." in shown
