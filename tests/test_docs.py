"""Every command in a code block of the README and docs/ can be parsed; those over articles of ours are run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from framing.cli import _prepared, main
from framing.cli.app import app
from framing.demo import PAIR, pair

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"(?:^|&& |\$ )(?:uv run )?(?:--no-dev )?framing (.*)")


def _is_runnable(given: tuple[str, ...]) -> bool:
    """Whether it works on files that everybody has: the seeds, or what ships with the package."""
    return given[:1] == ("demo",) or any(word.startswith("seeds/") or word in PAIR for word in given)


def commands() -> Iterator[tuple[str, list[str]]]:
    """Page and arguments of each command line in the code blocks and in the help."""
    for page in PAGES:
        for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
            for line in block.splitlines():
                found = _COMMAND.search(line)
                if found:
                    yield page.name, words(found[1])


def _files(pattern: str) -> list[str]:
    return sorted(map(str, Path().glob(pattern))) if "*" in pattern else []


def words(line: str) -> list[str]:
    """The arguments of a command line, without a comment, what it redirects to, and what it is piped into."""
    found = shlex.split(line, comments=True)
    ends = [found.index(mark) for mark in (">", ">>", "|", "&") if mark in found]
    return found[: min(ends)] if ends else found


COMMANDS = sorted({(page, tuple(given)) for page, given in commands()})
RUN = sorted({given for _, given in COMMANDS if _is_runnable(given)} - {()})


def parse(given: list[str]) -> None:
    """Parse arguments as the command line does. Raises typer's own error when they are wrong."""
    prepared = _prepared(given)[0]
    command = typer.main.get_command(app(prepared))
    context = command.make_context("framing", list(prepared))
    while hasattr(command, "resolve_command"):
        rest = [*context._protected_args, *context.args]
        name, command, rest = command.resolve_command(context, rest)
        context = command.make_context(name, rest, parent=context)


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 20
    assert len(RUN) >= 2


@pytest.mark.parametrize(("page", "given"), COMMANDS, ids=lambda x: x if isinstance(x, str) else " ".join(x))
def test_a_documented_command_can_be_parsed(page: str, given: tuple[str, ...]) -> None:
    parse(list(given))


@pytest.mark.parametrize("given", [["compare", "a", "--no-such-option"], ["no-such-command"], ["lexicon", "show"]])
def test_a_wrong_command_cannot(given: list[str]) -> None:
    with pytest.raises(Exception, match=r"No such|Missing"):
        parse(given)


@pytest.mark.model
@pytest.mark.parametrize("given", RUN, ids=" ".join)
def test_a_documented_command_over_articles_of_ours_runs(
    given: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for path in pair():  # as `framing demo --copy .` does
        shutil.copy(path, tmp_path)
    (tmp_path / "my-words.csv").write_text("term\nregime\n", encoding="utf-8")  # as in docs/lexicons.md
    monkeypatch.chdir(tmp_path)
    expanded = [match for word in given for match in (_files(word) or [word])]
    monkeypatch.setattr(sys, "argv", ["framing", *expanded])
    code = main()
    shown = capsys.readouterr()
    assert code == 0, shown.err
    exports = [tmp_path / word for word in given if word.endswith(".html") or word == "evidence.csv"]
    assert len(shown.out) > 100
    assert all(path.stat().st_size > 100 for path in exports)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_files_that_are_named_exist(page: Path) -> None:
    named = re.findall(r"`((?:\w+/)+\w+\.py)`", page.read_text(encoding="utf-8"))
    missing = [name for name in named if not any((ROOT / place / name).is_file() for place in ("", "src/framing"))]
    assert missing == []


# ----------------------------------------------------------------------------------------------------- snippets
_R = re.compile(r"^```r\n(.*?)^```", re.MULTILINE | re.DOTALL)


def r_columns() -> set[str]:
    """The columns that the R snippets name: behind $, as words of c(), subset() and with()."""
    found: set[str] = set()
    for page in PAGES:
        for block in _R.findall(page.read_text(encoding="utf-8")):
            code = re.sub(r"#.*", "", block)
            found.update(re.findall(r"\b(?!c\b)\w+\$(\w+)", code))
            found.update(
                w for words in re.findall(r'\[.*?c\(("[^)]*")\)\]', code) for w in re.findall(r'"(\w+)"', words)
            )
            found.update(w for words in re.findall(r"subset\(.*?, c\(([\w, ]+)\)\)", code) for w in words.split(", "))
    return found


def test_columns_in_r_snippets_exist() -> None:
    from framing.reporter.tables import tables

    named = r_columns() - {"contrasts"}  # a table of the saved comparison
    assert {"evaluation_own_low", "tone", "source", "entity", "verb"} <= named
    assert named <= {c.key for c in tables.columns()}


R_PAGES = [page for page in PAGES if _R.search(page.read_text(encoding="utf-8"))]


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("page", R_PAGES, ids=lambda page: page.stem)
def test_r_snippets_run(page: Path, tmp_path: Path) -> None:
    """As a reader pastes them, one after the other; those whose package is not installed are left out."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("no R")
    for path, name in zip(pair(), ("a.txt", "b.txt"), strict=True):
        shutil.copy(path, tmp_path / name)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    given = {"cwd": tmp_path, "env": {**os.environ, "PATH": path}, "capture_output": True, "text": True}
    subprocess.run(["framing", "compare", "a.txt", "b.txt", "--csv", "tables/", "-q"], check=True, **given)  # type: ignore[call-overload]
    blocks = _R.findall(page.read_text(encoding="utf-8"))
    code = "\n".join(
        block if not name else f"if (requireNamespace('{name[1]}', quietly = TRUE)) {{\n{block}\n}}"
        for block in blocks
        for name in [re.search(r"library\((\w+)\)", block)]
    )
    done = subprocess.run([rscript, "--vanilla", "-e", code], **given)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr
    assert "The Harbour Post" in done.stdout


# ------------------------------------------------------------------------------------------------------ inputs
def test_the_inputs_in_the_readme_are_those_that_are_read() -> None:
    """Every ending that a reader knows is in the table, and no other."""
    from framing.reader.endings import ENDINGS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| you have | files |")[2].partition("\n\n")[0]
    assert set(re.findall(r"(?<![\w.])\.[a-z]+", table)) == set(ENDINGS)


def test_the_formats_page_has_a_row_for_each_reader() -> None:
    """The readers of contents.py, by a word that their row has."""
    from framing.reader import contents
    from framing.signatures import Kind, kind

    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = page.partition("| format |")[2].partition("\n\n")[0].lower()
    words = {
        "docx": "word",
        "odt": "opendocument",
        "mail": "e-mail",
        "mbox": "mailbox",
        "xml": "rss",
        "gzip": "gzip",
        "zip": "zip",
        "tar": "tar",
    }
    assert [name for name in (*contents._READERS, "gzip", "zip", "tar") if words.get(name, name) not in rows] == []
    refused = page.partition("## What is refused")[2].partition("##")[0].lower()
    told = kind(b"BZh91AY&SY\x00\x01")
    assert isinstance(told, Kind)
    assert told.name in refused
