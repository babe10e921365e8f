"""framing read: what is in files, and its JSON Lines, which every other command takes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from framing import cli
from framing.cli import running
from framing.reader import read

EXAMPLES = Path(__file__).parents[1] / "reader" / "examples"
STORY = "Storm hits coast\n\nThe wind rose in the night and it took the roof.\n\nNobody was hurt."


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["framing", *arguments])
    code = cli.main()
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def cells(out: str, name: str) -> dict[str, str]:
    """The row of a file in the table, by heading."""
    heading, *rows = out.splitlines()
    (row,) = [r for r in rows if r.startswith(f"{name} ") and " has the same text" not in r]
    names = ["file", "format", "articles", "announced", "outlets", "dates", "no date", "no outlet", "twice", "problems"]
    assert [heading.index(n) for n in names] == sorted(heading.index(n) for n in names)
    return dict(zip(names, [c.strip() for c in row.split("  ") if c.strip()], strict=True))


def test_a_table_of_each_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("nexis.docx").write_bytes((EXAMPLES / "nexis-uni.docx").read_bytes())
    Path("lexis.txt").write_bytes((EXAMPLES / "lexisnexis.txt").read_bytes().replace(b" of 2 DOC", b" of 9 DOC"))
    Path("storm.txt").write_text(STORY)
    Path("scan.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    code, out, err = run(capsys, monkeypatch, "read", "nexis.docx", "lexis.txt", "storm.txt", "scan.txt")
    assert code == 3
    assert "framing: lexis.txt: says that it has 9 articles; 2 were found" in err
    assert "framing: scan.txt: a PNG image, which is not read" in err
    assert cells(out, "nexis.docx") == {
        "file": "nexis.docx", "format": "Nexis Uni Word", "articles": "2", "announced": "2", "outlets": "2",
        "dates": "2022-05-17 to 2022-05-18", "no date": "0", "no outlet": "0", "twice": "0", "problems": "0",
    }  # fmt: skip
    lexis, storm, scan = cells(out, "lexis.txt"), cells(out, "storm.txt"), cells(out, "scan.txt")
    assert (lexis["announced"], lexis["articles"], lexis["twice"], lexis["problems"]) == ("9", "2", "2", "1")
    assert (storm["format"], storm["dates"], storm["no date"], storm["no outlet"]) == ("text", "—", "1", "1")
    assert (scan["format"], scan["articles"], scan["problems"]) == ("not read", "0", "1")
    assert "left out of nexis.docx: 10 × lines of the cover" in out
    assert "lexis.txt:1 has the same text as nexis.docx:1" in out
    assert "no outlet: the name of the file is used; Name=PATH gives another" in out
    assert (
        out.splitlines()[-1] == "5 articles in 4 files, 1 without a date, 1 without an outlet, 2 duplicates, 2 problems"
    )


def test_a_source_that_the_user_names_is_no_missing_outlet(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("storm.txt").write_text(STORY)
    assert cells(run(capsys, monkeypatch, "read", "Gazette=storm.txt")[1], "storm.txt")["no outlet"] == "0"


def test_nothing_to_read_is_an_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"GIF89a\1\0")
    code, out, err = run(capsys, monkeypatch, "read", str(tmp_path / "a.txt"))
    assert (code, out) == (1, "")
    assert "a GIF image" in err


def test_what_is_missing_is_told_also_when_quiet(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": STORY}) + "\nno record\n")
    code, _, err = run(capsys, monkeypatch, "read", str(path), "-q")
    assert code == 3
    assert f"{path}:2: not JSON" in err


@pytest.mark.parametrize("name", sorted(p.name for p in EXAMPLES.iterdir() if p.is_file() and p.suffix != ".py"))
def test_the_round_trip(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = read([str(EXAMPLES / name)]).articles
    code, out, _ = run(capsys, monkeypatch, "read", str(EXAMPLES / name), "--json", "-", "-q")
    assert code == 0
    assert [json.loads(line)["title"] for line in out.splitlines()] == [a.title for a in first]
    path = tmp_path / "again.jsonl"
    path.write_text(out)
    again = read([str(path)])
    assert again.problems == ()
    assert list(again.articles) == [replace(a, path=str(path), warnings=()) for a in first]


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Title: Storm\nSource: Sun\n\nThe wind rose in the\nnight and it took the\nroof.\n\nNobody was\nhurt at all.",
        "No headline at all. The wind rose.",
        "Storm hits coast\nBy Ann Lee\nThe wind rose “in the night”.\n-al example",
    ],
)
def test_the_round_trip_keeps_parts_and_offsets(
    text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path, again = tmp_path / "a.txt", tmp_path / "again.jsonl"
    path.write_text(text)
    (first,) = read([str(path)]).articles
    again.write_text(run(capsys, monkeypatch, "read", str(path), "--json", "-", "-q")[1])
    assert read([str(again)]).articles == (replace(first, path=str(again)),)


def test_parts_that_do_not_fit_are_not_believed(tmp_path: Path) -> None:
    for parts in ([{"kind": "body", "start": 5, "end": 900}], [{"kind": "x", "start": 0, "end": 3}], [3], "body"):
        path = tmp_path / "a.jsonl"
        path.write_text(json.dumps({"text": STORY, "parts": parts}))
        (article,) = read([str(path)]).articles
        assert all(article.text[p.start : p.end].strip() for p in article.parts)
        assert article.title == "Storm hits coast"


def test_other_commands_take_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "articles.jsonl"
    assert run(capsys, monkeypatch, "read", str(EXAMPLES / "proquest.txt"), "--json", str(path), "-q")[0] == 0
    code, out, _ = run(capsys, monkeypatch, "stories", str(path))
    assert code == 0
    assert out.splitlines()[-1].startswith("2 articles:")


def test_garbage_is_collected_while_much_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mailbox of 28 MB took 459 MiB without: messages are cycles."""
    switched: list[bool] = []
    monkeypatch.setattr(running.gc, "enable", lambda: switched.append(True))
    monkeypatch.setattr(running, "MUCH", 100)
    (tmp_path / "small.txt").write_text("x" * 99, encoding="utf-8")
    (tmp_path / "large.mbox").write_text("x" * 101, encoding="utf-8")
    running.collect_if_large([str(tmp_path / "small.txt"), str(tmp_path / "missing.txt")])
    assert switched == []
    running.collect_if_large([f"Herald={tmp_path / 'large.mbox'}"])
    running.collect_if_large([str(tmp_path)])
    assert switched == [True, True]
