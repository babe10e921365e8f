"""--csv-bom: what Excel needs, on every command that writes CSV."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import hand_made
import pytest
import typer

from framing.cli import main, write
from framing.cli.app import app
from framing.cli.check import Targets, View
from framing.cli.trail import Trail
from framing.reporter.exports.json_export import comparison_json

WRITES = {"--csv", "--disputed"}
"""Options that take the path of a CSV file."""


def run(monkeypatch: pytest.MonkeyPatch, *given: str) -> int:
    monkeypatch.setattr(sys, "argv", ["framing", *given])
    return main()


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("saved.json").write_text(comparison_json(hand_made.comparison()), encoding="utf-8")
    return "saved.json"


def options() -> dict[str, set[str]]:
    """The options of each command."""
    found = {}
    for names in [("analyze",), ("compare",), ("report",), ("kwic",), ("stories",), ("corpus",), ("code", "sample")]:
        command = typer.main.get_command(app(list(names)))
        for name in names:
            command = command.get_command(None, name)  # type: ignore[attr-defined]
        found[" ".join(names)] = {opt for p in command.params for opt in p.opts}
    return found


@pytest.mark.parametrize(("command", "has"), options().items())
def test_every_command_that_writes_csv_has_it(command: str, has: set[str]) -> None:
    assert "--csv-bom" in has
    assert has & WRITES or command in ("corpus", "code sample")


def test_a_folder_of_tables(saved: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "report", saved, "--csv", "plain/", "-q") == 0
    assert run(monkeypatch, "report", saved, "--csv", "marked/", "--csv-bom", "-q") == 0
    names = {p.name for p in Path("plain").iterdir()}
    assert {p.name for p in Path("marked").iterdir()} == names
    for name in names:
        mark = b"\xef\xbb\xbf" if name.endswith(".csv") else b""
        if name != "audit.json":
            assert (Path("marked") / name).read_bytes() == mark + (Path("plain") / name).read_bytes()


def test_one_table_and_standard_output(
    saved: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "report", saved, "--csv", "x.csv", "--csv-bom", "-q") == 0
    text = Path("x.csv").read_text(encoding="utf-8")
    assert text[0] == "\ufeff"
    assert "\ufeff" not in text[1:]
    assert run(monkeypatch, "report", saved, "--csv", "-", "--csv-bom") == 0
    assert capsys.readouterr().out == text


def test_analyses_written_one_after_the_other_have_one_mark_a_file(tmp_path: Path) -> None:
    targets = Targets(csv=f"{tmp_path}/t/", csv_bom=True)
    write.analyses(targets, hand_made.comparison().analyses, View(), show=False, trail=Trail("analyze"))
    for path in (tmp_path / "t").glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        assert text.count("\ufeff") == text.startswith("\ufeff") == 1, path


def test_a_marked_sheet_is_read_back(saved: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given = ("code", "sample", saved, "--panel", "voices", "--n", "20", "--out", "s.csv")
    assert run(monkeypatch, *given, "--csv-bom") == 0
    text = Path("s.csv").read_text(encoding="utf-8")
    assert text[0] == "\ufeff"
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    with Path("ana.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(row | {"speaker": "yes"} for row in rows)
    assert run(monkeypatch, "code", "read", "ana.csv", "--key", "s.key.json", "--disputed", "d.csv", "--csv-bom") == 0
    assert Path("d.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "given", [("report", "saved.json", "--csv-bom"), ("code", "sample", "saved.json", "--out", "s.xlsx", "--csv-bom")]
)
def test_without_a_csv_it_means_nothing(
    saved: str, given: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, *given) == 2
    assert "--csv-bom is for" in capsys.readouterr().err
