"""framing corpus on the command line: what is refused, what is told, partial failure."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from framing.cli import main
from framing.runs.analyst import Analyst

sys.path.insert(0, str(Path(__file__).parents[1]))
from corpus_notation import StandIn, collection


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Analyst, "parse", StandIn().method())
    path = tmp_path / "articles.jsonl"
    lines = [{"id": a.id, "source": a.source, "date": a.date, "text": a.text} for a in collection()]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def framing(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["framing", *arguments])
    return main()


def test_everything_is_written_and_the_sources_are_shown(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert framing(monkeypatch, "corpus", str(articles), "--html", "--out", str(out), "--jobs", "1", "--no-cache") == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Sources ─")
    assert captured.err.splitlines()[-2] == f"framing: 24 articles, 8 stories, 8 compared: {out}"
    pages = list((out / "stories").glob("*.html"))
    assert len(pages) == 8
    assert all('<a href="../index.html">All stories</a>' in page.read_text(encoding="utf-8") for page in pages)
    assert captured.err.splitlines()[-1] == f"framing: next: open {out}/index.html, or framing explore {out}"
    names = {p.name for p in out.iterdir()}
    assert names >= {"stories.csv", "articles.csv", "sources.csv", "entities.csv", "keyness.csv", "index.html"}


def test_one_bad_line_is_told_and_ends_in_3(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with articles.open("a", encoding="utf-8") as file:
        file.write("{not json\n")
    out = tmp_path / "out"
    assert framing(monkeypatch, "corpus", str(articles), "--out", str(out), "--jobs", "1", "--no-cache") == 3
    assert "articles.jsonl:25: not JSON" in capsys.readouterr().err
    assert (out / "articles.csv").read_text(encoding="utf-8").count("\n") == 25


def test_a_file_in_place_of_the_folder_is_refused_before_any_work(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert framing(monkeypatch, "corpus", str(articles), "--out", str(articles)) in (1, 2)
    assert capsys.readouterr().err.startswith(f"framing: {articles}")


@pytest.mark.parametrize("mixed", ["the folder of the input", "below the input folder", "the input folder"])
def test_inputs_and_results_are_not_mixed(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], mixed: str
) -> None:
    before = {p: p.read_bytes() for p in articles.parent.rglob("*") if p.is_file()}
    given, out = {
        "the folder of the input": (articles, articles.parent),
        "below the input folder": (articles.parent, articles.parent / "results"),
        "the input folder": (articles.parent, articles.parent / "x" / ".."),
    }[mixed]
    for name in (str(given), f"Gazette={given}"):
        assert framing(monkeypatch, "corpus", name, "--out", str(out)) == 2
        assert capsys.readouterr().err.startswith(f"framing: {out}: inputs and results would be mixed")
    assert {p: p.read_bytes() for p in articles.parent.rglob("*") if p.is_file()} == before


def test_a_folder_of_other_things_is_refused_and_left_alone(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "home"
    for name in ("stories/novel.json", "articles.csv", "letter.txt"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("mine", encoding="utf-8")
    assert framing(monkeypatch, "corpus", str(articles), "--out", str(out)) == 1
    assert capsys.readouterr().err.startswith(f"framing: {out}: holds 'articles.csv' and no results")
    assert {p.name: p.read_text(encoding="utf-8") for p in out.rglob("*") if p.is_file()} == {
        "novel.json": "mine",
        "articles.csv": "mine",
        "letter.txt": "mine",
    }


def test_links_in_the_results_are_not_followed(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    arguments = ("corpus", str(articles), "--out", str(out), "--jobs", "1", "--no-cache", "-q")
    assert framing(monkeypatch, *arguments) == 0
    (out / "stories").rename(elsewhere)
    (elsewhere / "story-0123456789.json").write_text("mine", encoding="utf-8")
    (out / "stories").symlink_to(elsewhere)
    assert framing(monkeypatch, *arguments) == 1
    assert "stories is a link" in capsys.readouterr().err
    assert (elsewhere / "story-0123456789.json").read_text(encoding="utf-8") == "mine"


def test_what_a_user_adds_to_the_results_stays(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    arguments = ("corpus", str(articles), "--out", str(out), "--jobs", "1", "--no-cache", "-q")
    assert framing(monkeypatch, *arguments) == 0
    own = [out / "notes.txt", out / "stories" / "notes.json", out / "analyses" / "events" / "zoo.parquet"]
    for path in own:
        path.write_text("mine", encoding="utf-8")
    assert framing(monkeypatch, *arguments) == 0
    assert [path.read_text(encoding="utf-8") for path in own] == ["mine"] * 3


def test_the_folder_says_how_it_was_made_and_what_its_columns_are(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    given = ("corpus", str(articles), "--html", "--out", str(out), "--jobs", "1", "--no-cache", "-q")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert framing(monkeypatch, *given) == 0
    trail = json.loads((out / "audit.json").read_text(encoding="utf-8"))
    assert (trail["command"], trail["date"]) == (f"framing corpus {articles}", "2023-11-14")
    assert len(trail["inputs"][0]["sha256"]) == 64
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["path"] for r in package["resources"]} == {p.name for p in out.glob("*.csv")}
    for resource in package["resources"]:
        heading = (out / resource["path"]).read_text(encoding="utf-8").partition("\n")[0]
        assert heading == ",".join(f["name"] for f in resource["schema"]["fields"])
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file() and ".state" not in p.parts}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert framing(monkeypatch, *given) == 0  # the next day nothing is written again
    assert {p: p.stat().st_mtime_ns for p in before} == before


def test_pages_and_terminal_carry_what_coders_found(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from framing.coding.agreement import Coefficient
    from framing.coding.validation import Agreement, Program, Validation, to_json

    alpha = Coefficient(0.71, 0.6, 0.8, 120)
    program = Program(118, 0, 0.8, 0.7, Coefficient(None, None, None, 0), ())
    coded = Agreement(
        "portraits", "verdict", "ordinal", 2, 120, 0, 0.8, {"ordinal": alpha}, alpha, None, (), (), program
    )
    (tmp_path / "v.json").write_bytes(to_json(Validation(1, "0.1.0", ("x",), 7, 120, ("a", "b"), (coded,), ())))
    out = tmp_path / "out"
    given = ("corpus", str(articles), "--html", "--out", str(out), "--jobs", "1", "--no-cache")
    assert framing(monkeypatch, *given) == 0
    note = "portraits: alpha 0.71 [0.60, 0.80] with two coders on 120 items of your corpus"
    assert note not in capsys.readouterr().out
    assert framing(monkeypatch, *given, "--validation", str(tmp_path / "v.json")) == 0
    for _ in range(2):  # the second time it is found in the folder
        assert note in capsys.readouterr().out
        pages = [out / "index.html", *(out / "stories").glob("*.html")]
        assert len(pages) == 9
        assert all(note in page.read_text(encoding="utf-8") for page in pages)
        assert framing(monkeypatch, *given) == 0


def test_tables_with_a_byte_order_mark_hold_the_same_and_the_next_run_goes_on(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ("corpus", str(articles), "--jobs", "1", "--no-cache", "-q", "--out")
    assert framing(monkeypatch, *given, str(tmp_path / "plain")) == 0
    assert framing(monkeypatch, *given, str(tmp_path / "out"), "--csv-bom") == 0
    tables = {p.name: p.read_bytes() for p in (tmp_path / "plain").glob("*.csv")}
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").glob("*.csv")} == {
        name: b"\xef\xbb\xbf" + content for name, content in tables.items()
    }
    assert len(tables) >= 8
    assert framing(monkeypatch, *given, str(tmp_path / "out")) == 0
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").glob("*.csv")} == tables
