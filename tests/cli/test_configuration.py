"""Settings from framing.toml and pyproject.toml."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import typer

from framing.cli import main
from framing.cli.app import app
from framing.cli.configuration import SETTINGS, USERS, configuration
from framing.errors import UsageError

DOCUMENT = Path(__file__).parents[2] / "docs" / "configuration.md"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def given(*arguments: str) -> dict[str, object]:
    """The values that a command is called with."""
    words = list(arguments)
    command = typer.main.get_command(app(words, configuration(words)))
    context = command.make_context("framing", list(words))
    name, sub, rest = command.resolve_command(context, [*context._protected_args, *context.args])  # type: ignore[attr-defined]
    return sub.make_context(name, rest, parent=context).params


def test_the_command_takes_settings_and_the_command_line_wins(here: Path) -> None:
    (here / "framing.toml").write_text('jobs = 3\nlexicons = ["one.csv", "labels"]\ncache = false\nall = true\n')
    taken = given("compare", "a.txt", "b.txt")
    assert (taken["jobs"], taken["no_cache"], taken["all_rows"]) == (3, True, True)
    assert list(taken["lexicon"]) == [str(here / "one.csv"), "labels"]  # type: ignore[call-overload]
    mine = given("compare", "a.txt", "b.txt", "--jobs", "1", "--lexicon", "two.csv")
    assert mine["jobs"] == 1
    assert list(mine["lexicon"]) == ["two.csv"]  # type: ignore[call-overload]


def test_the_nearest_file_counts_and_its_paths_are_relative_to_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "framing.toml").write_text("jobs = 2\n")
    below = here / "study"
    (below / "texts").mkdir(parents=True)
    (below / "pyproject.toml").write_text('[tool.framing]\naliases = "names.csv"\n')
    monkeypatch.chdir(below / "texts")
    found = configuration()
    assert found is not None
    assert found.values == {"alias": str(below / "names.csv")}


def test_a_pyproject_of_something_else_is_passed_over(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "framing.toml").write_text("jobs = 2\n")
    (here / "below").mkdir()
    (here / "below" / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    monkeypatch.chdir(here / "below")
    found = configuration()
    assert found is not None
    assert found.path == here / "framing.toml"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("lexicon = []", "unknown setting 'lexicon'", "lexicons"),
        ("zzz = 1", "unknown setting 'zzz'", "one of lexicons"),
        ("jobs = true", "jobs must be a whole number", None),
        ("jobs = 'four'", "jobs must be a whole number", None),
        ("lexicons = 'a.csv'", "lexicons must be a list of texts", None),
        ("lexicons = [", "framing.toml", None),
    ],
)
def test_what_is_wrong_is_said(here: Path, text: str, message: str, hint: str | None) -> None:
    (here / "framing.toml").write_text(text)
    with pytest.raises(UsageError) as caught:
        configuration()
    assert message in caught.value.message
    if hint is None:
        assert caught.value.hint is None
    else:
        assert hint in str(caught.value.hint)


def test_no_config_and_help_do_not_read_the_file(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "framing.toml").write_text("nonsense = 1")
    monkeypatch.setattr(sys, "argv", ["framing", "compare", "a.txt", "b.txt"])
    assert main() == 2
    assert "nonsense" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["framing", "compare", "--help"])
    assert main() == 0
    monkeypatch.setattr(sys, "argv", ["framing", "compare", "a.txt", "b.txt", "--no-config"])
    assert main() == 1
    assert "nonsense" not in capsys.readouterr().err


def test_the_file_in_the_folder_above_is_named_by_its_path(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "framing.toml").write_text("all = true\n")
    (here / "texts").mkdir()
    monkeypatch.chdir(here / "texts")
    monkeypatch.setattr(sys, "argv", ["framing", "compare", "a.txt", "b.txt", "--voice", "x"])
    assert main() == 2
    told = capsys.readouterr().err
    assert "settings from ../framing.toml: all" in told
    assert "is not one of 'own', 'quoted', 'all'" in told


def test_every_setting_is_an_option_of_some_command_and_documented() -> None:
    from framing.cli.introspection import commands, options

    known = {(p.name, name) for path, c in commands() if path[0] in USERS for p in options(c) for name in p.opts}
    text = DOCUMENT.read_text(encoding="utf-8")
    for setting in SETTINGS:
        assert (setting.parameter, setting.option) in known
        assert f"| `{setting.key}` | `{setting.option}` |" in text
        assert setting.meaning in text


def test_init_writes_a_project_that_works_and_never_overwrites(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from framing.api import aliases
    from framing.lexicon import load

    (here / "aliases.csv").write_text("alias,name\nmine,Mine Owner\n")
    monkeypatch.setattr(sys, "argv", ["framing", "init"])
    assert main() == 0
    assert "already there" in capsys.readouterr().err
    assert aliases("aliases.csv") == {"mine": "Mine Owner"}
    found = configuration()
    assert found is not None
    assert found.keys == ("lexicons", "aliases")
    assert len(load.find(found.values["lexicon"][0]).entries) == 3
    commented = [
        line[2:] for line in (here / "framing.toml").read_text().splitlines() if " = " in line and line[0] == "#"
    ]
    (here / "framing.toml").write_text("\n".join(commented))
    assert configuration() is not None  # the examples in remarks are right too
