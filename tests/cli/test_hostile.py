"""Articles, names and records made to do harm, through the command line without a trained pipeline."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from pathlib import Path

import pytest

from framing.cli import main
from framing.cli.check import Targets
from framing.errors import UsageError

STORY = "Storm hits coast\nThe wind rose in the night and it took the roof of the old town hall.\nNobody was hurt."
EVIL = "\x1b[31m\x1b]52;c;eA\x07\u202e\u200b\x85"
CONTROLS = ("\x1b", "\x07", "\u202e", "\u200b", "\x85")


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["framing", *arguments])
    code = main()
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(STORY)
    Path("b.txt").write_text(STORY)


@pytest.mark.parametrize(
    "arguments",
    [
        ["stories", "evil.json", "a.txt", "--all"],
        ["stories", f"{EVIL}.txt"],
        ["stories", f"Source {EVIL}=evil.json", "a.txt", "--all"],
        ["stories", "a.txt", "--encoding", EVIL],
        ["stories", "a.txt", "--csv", f"{EVIL}/x.csv"],
        ["compare", "a.txt", "b.txt", "--panel", EVIL],
        ["compare", "a.txt", "b.txt", "--alias", EVIL],
        ["compare", "a.txt", "b.txt", "--lexicon", EVIL],
        ["compare", f"--{EVIL}"],
        ["compare", "--voice", EVIL, "a.txt"],
        [EVIL],
        ["report", EVIL],
        ["lexicon", "show", EVIL],
        ["lexicon", "check", "evil.csv"],
        ["lexicon", "add", "x", "--to", EVIL],
    ],
)
def test_no_control_character_reaches_the_terminal(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = {"id": f"i{EVIL}", "title": f"T{EVIL}", "source": f"S{EVIL}", "url": f"u{EVIL}", "text": STORY + EVIL}
    Path("evil.json").write_text(json.dumps([record, record]))
    Path("evil.csv").write_text(f"term,category\n{EVIL},{EVIL}\n")
    _, out, err = run(capsys, monkeypatch, *arguments)
    assert out + err
    assert not [c for c in CONTROLS if c in out + err]


def test_escapes_in_json_are_cleaned_like_bytes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing.reader import read

    record = '{"id":"x\\ud800","source":"S\\udc00","title":"T\\ud83d","text":"The wind\\r\\nrose \\u0000 in\\u2028it."}'
    Path("s.json").write_text(record)
    article = read(["s.json"]).articles[0]
    assert (article.id, article.source, article.title) == ("x\ufffd", "S\ufffd", "T\ufffd")
    assert article.text == "T\ufffd\nThe wind\nrose \ufffd in\nit."
    assert run(capsys, monkeypatch, "stories", "s.json", "a.txt", "--json", "-")[0] == 0


def test_json_lines_may_hold_line_separators(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("s.jsonl").write_text('{"text": "The wind\u2028rose"}\r\n{"text": "The sea fell"}\r\n', encoding="utf-8")
    code, out, err = run(capsys, monkeypatch, "stories", "s.jsonl")
    assert (code, err) == (0, "")
    assert "2 articles" in out


@pytest.mark.parametrize(
    ("name", "content", "code", "message"),
    [
        ("x.json", "[" * 100_000, 1, "nested too deeply"),
        ("x.json", '{"text": "a wind", "x": NaN}', 1, "NaN is not JSON"),
        ("x.json", '{"text": "a wind", "id": %s}' % ("9" * 5000), 1, "4300 digits"),
        ("x.json", '{"text": "a wind", "id": 1e999}', 1, "id must be a text"),
        ("x.json", '{"text": ["a", 1]}', 1, "must be a text or a list"),
        ("x.json", "[]", 1, "no articles in it"),
        ("x.jsonl", '{"text": "The wind rose"}\n{bad\n', 3, "x.jsonl:2: not JSON"),
        ("x.csv", 'text\n"The wind\n', 1, "not CSV"),
        ("x.csv", "text,text\na,b\n", 1, "occurs twice"),
        ("x.csv", "id,text\n1,The wind rose\n2\n3,a,b\n", 3, "x.csv:3: 1 cells"),
        ("x.txt", "12 -- 34 !!", 1, "no words"),
        ("x.txt", "!" * 8000, 1, "no words"),
        ("x.txt", "\0\1\2\3" * 100, 1, "not a text file"),
        ("x.txt", "a " * 1_100_000, 1, "characters, more than"),
        ("x.txt", "Le vent se leva dans la nuit et emporta le toit du vieux village.", 0, "like English"),
        ("x.pdf", "%PDF-1.4 junk", 1, "not a readable PDF"),
        ("x.docx", "PK\3\4junk", 1, "not a readable Word document"),
    ],
)
def test_bad_files(
    name: str,
    content: str,
    code: int,
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(name).write_text(content)
    got, _, err = run(capsys, monkeypatch, "stories", name)
    assert (got, message in err) == (code, True), err
    assert "Traceback" not in err


def test_pdf_without_text_and_with_a_password() -> None:
    from pypdf import PdfWriter

    from framing.errors import InputError
    from framing.reader import read

    scan, locked = PdfWriter(), PdfWriter()
    for writer in (scan, locked):
        writer.add_blank_page(200, 200)
    locked.encrypt("secret", algorithm="RC4-40")
    scan.write("scan.pdf")
    locked.write("locked.pdf")
    for name, message in (("scan.pdf", "a scan"), ("locked.pdf", "encrypted")):
        with pytest.raises(InputError, match=message):
            read([name])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_word_file_with_a_document_type_is_refused(encoding: str) -> None:
    from framing.errors import InputError
    from framing.reader import read

    with zipfile.ZipFile("x.docx", "w") as packed:
        xml = f'<?xml version="1.0"?><!--{"x" * 5000}--><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x/>'
        packed.writestr("word/document.xml", xml.encode(encoding))
    with pytest.raises(InputError, match="document type"):
        read(["x.docx"])
    with zipfile.ZipFile("x.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", "<w/>")
        packed.writestr("word/x.bin", b"\0" * 101_000_000)
    with pytest.raises(InputError, match="which is suspicious"):
        read(["x.docx"])


@pytest.mark.parametrize(
    ("path", "code", "message"),
    [
        ("/dev/null", 1, "not a file"),
        ("/dev/zero", 1, "not a file"),
        ("", 1, "not a file"),
        ("loop.txt", 1, "symbolic links"),
        ("x" * 5000, 1, "name too long"),
        ("HTTPS://example.org/a", 1, "an address"),
        ("ftp://example.org/a", 1, "an address"),
    ],
)
def test_paths_that_are_no_files(
    path: str, code: int, message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("loop.txt").symlink_to("loop.txt")
    got, out, err = run(capsys, monkeypatch, "stories", path)
    assert (got, out, err.count("\n")) == (code, "", 1)
    assert message in err


def test_a_folder_gives_no_hidden_linked_or_special_file() -> None:
    from framing.reader import read

    Path("f/.hidden").mkdir(parents=True)
    for name in ("f/ok.txt", "f/.h.txt", "f/.hidden/x.txt"):
        Path(name).write_text(STORY)
    Path("f/up").symlink_to("..")
    os.mkfifo("f/pipe.txt")
    assert [a.path for a in read(["f"]).articles] == ["f/ok.txt"]


def test_standard_input_is_read_once(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = run(capsys, monkeypatch, "compare", "-", "X=-")
    assert (code, err) == (2, "framing: standard input can be read only once\n")


@pytest.mark.parametrize("output", ["hard.txt", "soft.txt", "./a.txt", "folder/c.txt"])
def test_no_output_over_an_input(output: str) -> None:
    Path("hard.txt").hardlink_to("a.txt")
    Path("soft.txt").symlink_to("a.txt")
    Path("folder").mkdir()
    Path("folder/c.txt").write_text(STORY)
    with pytest.raises(UsageError, match="would be overwritten"):
        Targets(csv=output).check(["X=a.txt", "folder"])


def test_two_names_of_one_output_and_an_empty_name() -> None:
    Path("hard.csv").hardlink_to("a.txt")
    with pytest.raises(UsageError, match="named twice"):
        Targets(csv="a.txt", json="hard.csv").check([])
    with pytest.raises(UsageError, match="needs a path"):
        Targets(csv="").check([])


def test_lexicons_and_alias_files_are_inputs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for option in ("--lexicon", "--alias"):
        code, _, err = run(capsys, monkeypatch, "compare", "a.txt", "b.txt", option, "l.csv", "--csv", "l.csv")
        assert (code, "overwritten" in err) == (2, True)


def test_data_on_a_terminal_is_shown_escaped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("e.json").write_text(json.dumps({"text": STORY, "title": f"Storm {EVIL}"}))
    arguments = ("stories", "e.json", "a.txt", "--csv", "-")
    assert "\x1b" in run(capsys, monkeypatch, *arguments)[1]
    monkeypatch.setattr("framing.cli.write._on_terminal", bool(1).__bool__)
    assert "\x1b" not in run(capsys, monkeypatch, *arguments)[1]


def test_no_command_shows_the_commands(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run(capsys, monkeypatch)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: framing")
    assert err.count("\n") > 10


@pytest.mark.parametrize("columns", ["0", "abc", "1", "10000", "-5", ""])
def test_nonsense_in_columns_gives_a_sane_width(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from framing.reporter.terminal.terminal import NARROWEST, stdout_width

    monkeypatch.setenv("COLUMNS", columns)
    assert stdout_width() >= NARROWEST


def test_an_unexpected_error_is_one_line_and_a_traceback_on_demand(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing import reader

    def fail(*_: object, **__: object) -> None:
        raise KeyError("\x1b")

    monkeypatch.setattr(reader.reading, "iterate", fail)
    code, out, err = run(capsys, monkeypatch, "stories", "a.txt")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "unexpected KeyError" in err
    with pytest.raises(KeyError):
        run(capsys, monkeypatch, "--debug", "stories", "a.txt")
