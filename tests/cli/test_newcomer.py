"""What newcomers ran into: panels as CSV, names that nobody has, files given twice, columns that are not read."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import hand_made
import pytest

from framing import api
from framing.cli import check, main, write
from framing.cli.check import Targets, View
from framing.cli.options import PANELS
from framing.cli.trail import Trail
from framing.demo import pair
from framing.model import Analysis
from framing.reporter.alone import alone
from framing.reporter.exports import csv_export
from framing.reporter.tables import tables


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    return [str(path) for path in pair()]


def run(monkeypatch: pytest.MonkeyPatch, *given: str) -> int:
    monkeypatch.setattr(sys, "argv", ["framing", *given])
    return main()


def test_a_file_where_a_command_should_be_leads_to_the_command(
    two: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, *two) == 2
    assert f"for several framing compare {two[0]}" in capsys.readouterr().err
    assert run(monkeypatch, "comapre", *two) == 2
    assert "Did you mean 'compare'" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["contrasts", "keyness"])
def test_a_panel_that_compares_is_refused_for_single_articles(
    two: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(monkeypatch, "analyze", two[0], "--panel", name) == 2
    assert "framing compare takes two articles" in capsys.readouterr().err


def test_an_unknown_lexicon_leads_to_the_list(
    two: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "compare", *two, "-l", "nobody-has-this") == 1
    assert "framing lexicon list" in capsys.readouterr().err


def test_what_does_not_fit_into_memory_is_refused_before_the_work_and_the_way_out_is_told(
    two: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "MOST_HELD", 1_000)
    assert run(monkeypatch, "analyze", *two, "--xlsx", "x.xlsx") == 2
    assert "--csv and --json are written article by article" in capsys.readouterr().err
    monkeypatch.setattr(api, "MOST_COMPARED", 1)
    assert run(monkeypatch, "compare", *two, "--no-cache") == 2
    assert "framing corpus" in capsys.readouterr().err
    assert not Path("x.xlsx").exists()


def test_each_article_is_printed_unless_its_json_is(capsys: pytest.CaptureFixture[str]) -> None:
    given = hand_made.comparison().analyses
    write.analyses(Targets(), given, View(panels=("articles",)), show=True, trail=Trail("analyze"))
    assert capsys.readouterr().out.count("Articles ─") == len(given)
    write.analyses(Targets(json="-"), given, View(), show=True, trail=Trail("analyze"))
    assert all(line.startswith("{") for line in capsys.readouterr().out.splitlines())


def test_tables_written_article_by_article_are_those_of_all_together(tmp_path: Path) -> None:
    given = hand_made.comparison().analyses
    twice = [*given, *given]  # the same article comes again
    write.analyses(Targets(csv=f"{tmp_path}/new/"), twice, View(), show=False, trail=Trail("analyze"))
    whole = csv_export.folder(tables.joined(tables.report(alone(a)) for a in twice))
    assert {n: (tmp_path / "new" / n).read_text(encoding="utf-8") for n in whole} == whole
    assert {p.name for p in (tmp_path / "new").iterdir()} == {*whole, "audit.json", "datapackage.json"}


def test_a_run_that_ends_early_leaves_what_was_there(tmp_path: Path) -> None:
    def broken() -> Iterator[Analysis]:
        yield hand_made.comparison().analyses[0]
        raise KeyboardInterrupt

    for name in ("a.csv", "a.json"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    targets = Targets(csv=f"{tmp_path}/a.csv", json=f"{tmp_path}/a.json")
    with pytest.raises(KeyboardInterrupt):
        write.analyses(targets, broken(), View(), show=False, trail=Trail("analyze"))
    assert {p.name: p.read_text(encoding="utf-8") for p in tmp_path.iterdir()} == {"a.csv": "old", "a.json": "old"}


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


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["compare", "one.txt", "www.example.com/news"], "an address, not a file"),
        (["compare", "one.txt", "TWO.TXT"], "did you mean two.txt?"),
        (["kwic", "one.txt", "two.txt"], "the term to look for comes first (framing kwic TERM one.txt)"),
        (["demo", "--copy", "one.txt"], "one.txt: is a file, not a folder"),
        (["compare", "one.txt", "two.txt", "--xlsx", "table.csv"], "--xlsx table.csv: the name ends in .csv"),
        (["compare", "one.txt", "two.txt", "--json", "page.html"], "for that format: --html page.html"),
        (["reproduce", "one.txt"], "is not JSON (framing compare --json writes one)"),
        (["read", "table.csv"], "framing read FILE --column text=NAME"),
        (["report", "."], "name one of its stories/*.json"),
    ],
)
def test_a_slip_ends_in_one_line_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], given: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one.txt", "two.txt"):
        Path(name).write_text("Storm hits coast\nThe wind rose in the night and it took the roof of the town hall.\n")
    Path("table.csv").write_text("Story,Paper\nThe wind took the roof.,Post\n")
    assert run(monkeypatch, *given) in {1, 2}
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.model
def test_lines_of_a_lexicon_that_are_not_used_and_articles_of_a_word_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text("Storm hits coast\nThe wind rose in the night and it took the roof of the town hall.\n")
    Path("two.txt").write_text("Hello.\n")
    Path("list.txt").write_text("roof\n" + "roof\n" * 5)
    assert run(monkeypatch, "compare", "one.txt", "two.txt", "-l", "list.txt", "--no-cache") == 0
    out, err = capsys.readouterr()
    assert err.splitlines()[0] == "framing: two.txt: 1 word: too short; the figures for it mean nothing"
    assert err.splitlines()[1].startswith("framing: list.txt:2: already in category")
    assert err.splitlines()[-1] == "framing: list.txt: 2 more such lines (framing lexicon check list.txt)"
    assert "no date, 1 word, " in out
