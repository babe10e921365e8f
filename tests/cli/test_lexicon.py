"""framing lexicon: streams, exit codes, files."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from framing.cli import main


@pytest.fixture(autouse=True)
def user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("FRAMING_LEXICONS", raising=False)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "data" / "framing" / "lexicons"


class Run:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, stdout, stderr of `framing lexicon …`."""
        self.monkeypatch.setattr(sys, "argv", ["framing", "lexicon", *arguments])
        code = main()
        captured = self.capsys.readouterr()
        return code, captured.out, captured.err


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(monkeypatch, capsys)


def test_list_names_every_lexicon(run: Run) -> None:
    run("add", "thug", "--to", "study")
    code, out, err = run("list")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split()[:2] == ["NAME", "ENTRIES"]
    assert lines[1].split()[:3] == ["study", "1", "-"]
    assert any(line.startswith("concepts ") for line in lines)


def test_list_goes_on_after_a_malformed_lexicon(run: Run, user_folder: Path) -> None:
    user_folder.mkdir(parents=True)
    (user_folder / "bad.csv").write_text("term,weight\nx,9\n", encoding="utf-8")
    code, out, err = run("list")
    assert code == 1
    assert "bad.csv:2: expected a weight from 0 to 1, got '9'" in err
    assert "concepts" in out


def test_show_prints_csv_that_can_be_read_again(run: Run) -> None:
    code, out, err = run("show", "concepts", "--category", "wording")
    assert (code, err) == (0, "")
    Path("again.csv").write_text(out, encoding="utf-8")
    assert run("check", "again.csv")[0] == 0


def test_show_of_what_is_not_there(run: Run) -> None:
    code, out, err = run("show", "concept")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "did you mean 'concepts'?" in err
    assert run("show", "concepts", "--category", "wordings")[0] == 2


def test_check_reports_all_problems_and_exits_1(run: Run) -> None:
    Path("bad.csv").write_text("term,category,weight\n,custom,\nx,pejoritive,nan\ny,custom,1\n", encoding="utf-8")
    code, out, err = run("check", "bad.csv")
    assert code == 1
    assert out.splitlines() == [
        "bad.csv:2: expected a term",
        "bad.csv:3: expected a finite weight from 0 to 1, got 'nan'",
        "bad.csv:3: expected a known category, got 'pejoritive'; did you mean 'pejorative'?",
    ]
    assert err == "framing: bad.csv: native CSV, 1 entry, 3 problems\n"


def test_check_of_good_files_exits_0(run: Run) -> None:
    Path("good.csv").write_text("term\nregime\n", encoding="utf-8")
    assert run("check", "good.csv", "concepts") == (
        0,
        "",
        "framing: good.csv: native CSV, 1 entry, no problems\n" + _state("concepts"),
    )


def _state(name: str) -> str:
    from framing.lexicon import load

    return f"framing: {load.locate(name)}: native CSV, {load.find(name).info.entries} entries, no problems\n"


def test_check_goes_on_after_a_file_that_is_missing(run: Run) -> None:
    Path("good.csv").write_text("term\nregime\n", encoding="utf-8")
    code, _, err = run("check", "nowhere.csv", "good.csv")
    assert code == 1
    assert "nowhere.csv: expected a file that can be read" in err
    assert "good.csv" in err


def test_check_with_categories_of_ones_own(run: Run) -> None:
    Path("own.csv").write_text("term,category\nx,gun talk\n", encoding="utf-8")
    assert run("check", "own.csv")[0] == 1
    assert run("check", "own.csv", "--own-categories")[0] == 0


def test_add_show_and_control_characters(run: Run) -> None:
    code, out, err = run("add", "vassal state", "--to", "study", "--category", "contentious-label", "--weight", "0.5")
    assert (code, out) == (0, "")
    assert "'vassal state' added to " in err
    assert "vassal state,contentious-label,0.5,lemma" in run("show", "study")[1]
    code, _, err = run("add", "x\x1b[31m", "--to", "study")
    assert code == 1
    assert "\x1b" not in err
    assert run("add", "x", "--to", "../study")[0] == 2


def test_import_tells_what_is_left_out_and_exits_3(run: Run, user_folder: Path) -> None:
    Path("my dict.lc3").write_text("+neg\nbad*\n*\n", encoding="utf-8")
    code, out, err = run("import", "my dict.lc3")
    assert (code, out) == (3, "")
    assert err.splitlines()[0] == "framing: my dict.lc3:3: no letters beside the *, got '*'"
    assert (user_folder / "my-dict.csv").read_text(encoding="utf-8") == (
        "# name: my-dict\n# categories: neg\n# source: my dict.lc3 (Lexicoder 3)\n"
        "term,category,polarity,match\nbad*,neg,negative,glob\n"
    )
    assert run("check", "my-dict")[0] == 0
    assert run("import", "my dict.lc3")[0] == 2
    assert run("import", "my dict.lc3", "--replace")[0] == 3
    assert run("import", "my dict.lc3", "--name", "clean", "--format", "words")[0] == 3


def test_import_of_what_cannot_be_read_writes_nothing(run: Run, user_folder: Path) -> None:
    Path("x.dic").write_text("war\t1\n", encoding="utf-8")
    code, _, err = run("import", "x.dic")
    assert code == 1
    assert "x.dic:1: expected category ids" in err
    assert not user_folder.exists()
    assert run("import", "x.dic", "--format", "liwk")[0] == 2


def test_list_imports_nothing_heavy() -> None:
    program = (
        "import sys; sys.argv = ['framing', 'lexicon', 'list']\n"
        "from framing.cli import main\n"
        "main()\n"
        "print({'spacy', 'numpy', 'pandas', 'yaml', 'rich.console'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "set()"


@pytest.mark.parametrize("command", ["list", "show", "check", "add", "import", "coverage", "suggest"])
def test_help_of_every_command_has_examples(run: Run, command: str) -> None:
    code, out, _ = run(command, "-h")
    assert code == 0
    assert f"framing lexicon {command}" in out.split("Usage")[1].split("\n", 1)[1]


def _doc() -> Path:
    return Path(__file__).parents[2] / "docs" / "lexicons.md"


def _blocks(kind: str) -> list[tuple[str, str]]:
    """Title and text of the fenced blocks of docs/lexicons.md."""
    found = []
    for block in _doc().read_text(encoding="utf-8").split("```")[1::2]:
        head, _, body = block.partition("\n")
        if kind in head:
            found.append((head.partition('title="')[2].rstrip('"'), body))
    return found


def test_the_examples_of_the_documentation_run(run: Run) -> None:
    for title, body in _blocks("title="):
        Path(title).write_text(body, encoding="utf-8")
    commands = [line for _, body in _blocks("sh") for line in body.splitlines()]
    assert len(commands) > 5
    said = ""
    for command in commands:
        words = shlex.split(command)
        assert words[:2] == ["framing", "lexicon"]
        code, out, err = run(*words[2:])
        assert code == (3 if "import" in words else 0), command + out + err
        said += err
    assert "emotions.dic:7: category id 7 is not defined, got 'cry'" in said
    assert "3 entries written" in said


def test_the_documentation_counts_the_wording_sets() -> None:
    from framing.lexicon import load

    entries = load.concepts().entries
    text = _doc().read_text(encoding="utf-8")
    assert f"{len({e.concept for e in entries})} sets" in text
    assert f"{len(entries):,} names" in text


def test_the_documentation_names_every_format_and_column() -> None:
    from framing.lexicon.cells import COLUMNS
    from framing.lexicon.formats import FORMATS

    text = _doc().read_text(encoding="utf-8")
    assert [f.name for f in FORMATS if f"`{f.name}`" not in text and f.name not in ("csv", "toml", "json")] == []
    assert [c for c in COLUMNS if f"| `{c}` |" not in text] == []


def test_on_a_narrow_terminal_folders_stand_above_their_lexicons(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from framing.folders import default_folder

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "76")
    lines = run("list")[1].splitlines()
    assert str(default_folder()) in lines
    assert next(line for line in lines if line.startswith("concepts ")).endswith("MIT      .csv")
    assert all(len(line) <= 76 for line in lines if not line.startswith("/"))
    monkeypatch.setenv("COLUMNS", "400")
    assert str(default_folder() / "concepts.csv") in run("list")[1]


def test_check_prints_a_hundred_problems_and_a_count(run: Run) -> None:
    Path("bad.csv").write_text("term,weight\n" + "".join(f"w{i},9\n" for i in range(250)), encoding="utf-8")
    code, out, _ = run("check", "bad.csv")
    assert code == 1
    assert len(out.splitlines()) == 101
    assert out.splitlines()[-1] == "bad.csv: 150 more, use --all"
    assert len(run("check", "bad.csv", "--all")[1].splitlines()) == 250


def test_a_term_is_added_changed_exported_and_removed(run: Run) -> None:
    assert run("add", "thug", "--to", "study", "-c", "mine")[0] == 0
    code, _, err = run("add", "thug", "--to", "study", "-c", "yours", "--weight", "0,5")
    assert code == 0
    assert "'thug' is in it also as mine" in err
    assert run("edit", "thug", "--in", "study")[0] == 2
    assert run("edit", "thug", "--in", "study", "-c", "mine", "--neutral", "attacker")[0] == 0
    code, _, err = run("export", "study", "--out", "out.csv")
    assert code == 0
    assert "2 entries written to out.csv" in err
    assert "# licence: …" in err
    assert "attacker" in Path("out.csv").read_text(encoding="utf-8")
    assert run("export", "out.csv", "--out", "out.csv")[0] == 2  # never over its input
    assert run("remove", "thug", "--from", "study")[0] == 2
    assert run("remove", "thug", "--from", "study", "-c", "mine")[0] == 0
    assert "attacker" not in run("show", "study")[1]
    assert run("remove", "--from", "study")[0] == 2
    assert run("remove", "--all", "--from", "study")[0] == 0
    assert run("show", "study")[0] == 1


def test_a_shipped_lexicon_is_exported_with_its_licence(run: Run) -> None:
    assert run("export", "labels", "--out", "labels.json")[0] == 0
    assert '"licence": "MIT"' in Path("labels.json").read_text(encoding="utf-8")
    assert run("check", "labels.json")[0] == 0
