"""What goes wrong ends in one line on stderr, the right exit code, nothing on stdout and no file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from framing.cli import main

STORY = "Storm hits coast\nThe wind rose in the night and it took the roof of the old town hall.\nNobody was hurt."


@pytest.fixture
def two(tmp_path: Path) -> list[str]:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    return [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["framing", *arguments])
    code = main()
    out, err = capsys.readouterr()
    return code, out, err


def check(result: tuple[int, str, str], code: int, message: str) -> None:
    got, out, err = result
    assert (got, out) == (code, ""), err
    assert err.startswith("framing: ")
    assert err.count("\n") == 1
    assert message in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["compare", "A", "missing.txt"], 1, "missing.txt: no such file"),
        (["compare", "A", "NEAR"], 1, "b.txt?)"),
        (["compare", "A"], 2, "two or more articles"),
        (["compare"], 2, "Missing argument"),
        (["compare", "A", "FOLDER"], 1, "a folder, not an article"),
        (["compare", "A", "EMPTY"], 1, "empty: no text to compare"),
        (["compare", "A", "B", "--lexicon", "nowhere"], 1, "nowhere"),
        (["compare", "A", "B", "--only-lexicon"], 2, "--only-lexicon needs a --lexicon"),
        (["compare", "A", "B", "--lexicon", "BADLEX"], 1, "bad.csv:3"),
        (["compare", "A", "B", "--panel", "potraits"], 2, "portraits"),
        (["compare", "A", "B", "--csv", "no/such/folder/x.csv"], 1, "no/such/folder"),
        (["compare", "A", "B", "--csv", "A"], 2, "overwritten"),
        (["compare", "A", "B", "--csv", "-", "--json", "-"], 2, "standard output"),
        (["compare", "A", "B", "--alias", "A"], 1, "alias,name"),
        (["compare", "A", "B", "--voice", "loud"], 2, "loud"),
        (["compare", "A", "B", "--pipeline", "nothing_of_the_kind"], 1, "does not load"),
        (["compare", "A", "https://example.org/b"], 1, "an address, not a file"),
        (["compar", "A", "B"], 2, "compar"),
        (["compare", "--htlm", "x", "A", "B"], 2, "--html"),
        (["report", "A"], 1, "is not JSON"),
        (["analyze", "missing.txt"], 1, "no such file"),
        (["analyze", "A", "B", "--html", "reports/x.html"], 2, "--html shows one article"),
        (["stories", "missing.txt"], 1, "no such file"),
        (["kwic", "x", "missing.txt"], 1, "no such file"),
    ],
)
def test_a_mistake_is_one_line(
    arguments: list[str],
    code: int,
    message: str,
    two: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "bad.csv").write_text("term,polarity\nstorm,negative\nhall,gloomy\n")
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    places = {
        "A": two[0],
        "B": two[1],
        "EMPTY": str(tmp_path / "empty.txt"),
        "FOLDER": str(tmp_path / "folder"),
        "NEAR": str(tmp_path / "bb.txt"),
        "BADLEX": str(tmp_path / "bad.csv"),
    }
    check(run(capsys, monkeypatch, *[places.get(a, a) for a in arguments]), code, message)
    assert sorted(tmp_path.rglob("*")) == before


def test_hostile_names_are_shown_escaped(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, err = run(capsys, monkeypatch, "analyze", "\x1b]52;c;x\x07\u202e.txt")
    assert "\x1b" not in err
    assert "\u202e" not in err


def test_help_answers_anywhere_and_shows_examples(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in (["-h"], ["compare", "-h"], ["compare", "a", "b", "--help"], ["lexicon", "-h"]):
        code, out, _ = run(capsys, monkeypatch, *arguments)
        assert code == 0
        assert "framing" in out
    assert "framing compare first.txt second.txt" in run(capsys, monkeypatch, "compare", "-h")[1]


def test_every_command_has_help_that_the_list_of_commands_does_not_cut() -> None:
    import typer

    from framing.cli import lexicon
    from framing.cli.app import COMMANDS, app

    for name, says in COMMANDS.items():
        group = typer.main.get_command(app([name]))
        help_ = group.commands[name].help  # type: ignore[attr-defined] - a group has commands
        assert " ".join(help_.split()).startswith(says), name
        assert len(says) <= 66, name
    for name, says in lexicon.COMMANDS.items():
        group = typer.main.get_command(lexicon.group([name]))
        help_ = group.commands[name].help  # type: ignore[attr-defined]
        assert " ".join(help_.split()).startswith(says), name


def test_help_imports_no_command() -> None:
    program = (
        "import sys; sys.argv = ['framing', '--help']\n"
        "from framing.cli import main\n"
        "main()\n"
        "print([m for m in sys.modules if m in ('numpy', 'rich', 'pydantic', 'msgspec', 'framing.cli.compare')],"
        " file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_ctrl_c_and_closed_pipes_end_quietly(
    two: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing import reader

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    def interrupt_an_import(*_: object, **__: object) -> None:
        raise ImportError("initialization failed") from KeyboardInterrupt()

    def close(*_: object, **__: object) -> None:
        raise BrokenPipeError

    for stop in (interrupt, interrupt_an_import):
        monkeypatch.setattr(reader.reading, "iterate", stop)
        code, out, err = run(capsys, monkeypatch, "stories", *two)
        assert (code, out, err) == (130, "", "framing: interrupted\n")
    monkeypatch.setattr(reader.reading, "iterate", close)
    stdout = sys.stdout
    assert run(capsys, monkeypatch, "stories", *two)[0] == 141
    sys.stdout = stdout


def test_exports_without_a_path_go_to_reports() -> None:
    from framing.cli import _prepared

    assert _prepared(["compare", "a", "b", "--html"])[0] == ["compare", "a", "b", "--html", "reports/framing.html"]
    assert _prepared(["compare", "--csv", "--quiet", "a"])[0] == [
        "compare",
        "--csv",
        "reports/framing.csv",
        "--quiet",
        "a",
    ]
    assert _prepared(["compare", "a", "--json", "-"])[0] == ["compare", "a", "--json", "-"]
    assert _prepared(["--debug", "columns"]) == (["columns"], True)


def test_where_an_export_without_a_path_went_is_told(
    two: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    saved = ["compare", *two, "--json", "saved.json", "--only-lexicon", "--lexicon", "euphemism"]
    monkeypatch.setattr("framing.cli._run", lambda arguments, configured: 0)
    assert run(capsys, monkeypatch, *saved)[2] == ""
    assert run(capsys, monkeypatch, *saved, "--html")[2] == "framing: reports/framing.html written\n"
    assert run(capsys, monkeypatch, *saved, "--html", "--quiet")[2] == ""


def test_a_warning_names_the_record_that_it_is_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from framing.cli.running import read_articles

    german = "Der Sturm hat gestern Nacht das Dach vom alten Rathaus gerissen, niemand wurde dabei verletzt. " * 3
    rows = [{"id": "en", "text": STORY}, {"id": "de", "text": german}]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, rows)))
    read_articles([str(tmp_path / "x.jsonl")], encoding=None, fewest=1, quiet=False)
    assert "x.jsonl: de: does not read like English" in capsys.readouterr().err
