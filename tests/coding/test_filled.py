"""Filled sheets of every format read back, and what the agreement on them is."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import hand_made
import pytest
from test_sheets import drawn

from framing.cli import main
from framing.coding import filled, sheet_key, sheets, summary, validation
from framing.coding.codebook import BY_KEY, CANNOT_TELL, PANELS
from framing.coding.sampling import Answered, Drawn
from framing.coding.sheet_key import Key
from framing.errors import InputError
from framing.reporter.exports.json_export import comparison_json

Code = Callable[[Answered, str], str]
"""What a coder answers to a question about an item; "" for nothing."""


def key_of(sample: Drawn) -> Key:
    panels = tuple(p.key for p in PANELS)
    return Key(1, "0.1.0", ("saved.json",), 7, 60, 0.3, panels, sample.candidates, sample.key)


@pytest.fixture(scope="module")
def sample() -> Drawn:
    return drawn()


def like_the_program(item: Answered, question: str) -> str:
    return item.answers.get(question, "")


def contrary(item: Answered, question: str) -> str:
    """Another value than the program's."""
    q = next(q for q in BY_KEY[item.panel].questions if q.key == question)
    return next(v for v in q.categories if v != item.answers.get(question))


def answers(sample: Drawn, code: Code) -> dict[tuple[int, str], str]:
    keys = ((i, q.key) for i in sample.key for q in BY_KEY[i.panel].questions)
    return {(i.item, q): value for i, q in keys if (value := code(i, q))}


# ------------------------------------------------------------------------------------------- filling sheets in
def as_csv(sample: Drawn, code: Code, path: Path, *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    rows = list(csv.DictReader(io.StringIO(sheets.csv_sheet(sample.items, PANELS))))
    for row, item in zip(rows, sample.key, strict=True):
        row |= {q.key: code(item, q.key) for q in BY_KEY[item.panel].questions}
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def as_xlsx(sample: Drawn, code: Code, path: Path) -> Path:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(sheets.xlsx_sheet(sample.items, PANELS)))
    for sheet in (s for s in book if s.title != "Codebook"):
        at = {c.value: c.column for c in sheet[1]}
        for row in range(2, sheet.max_row + 1):
            item = sample.key[int(sheet.cell(row, at["item"]).value) - 1]
            for q in BY_KEY[item.panel].questions:
                sheet.cell(row, at[q.key]).value = code(item, q.key) or None
    book.save(path)
    return path


def as_label_studio(sample: Drawn, code: Code, path: Path, *, least: bool = False) -> Path:
    """The export JSON of Label Studio, or with `least` its JSON-MIN."""
    records = []
    for name, content in sheets.label_studio(sample.items, PANELS).items():
        for n, task in enumerate(json.loads(content) if name.endswith("tasks.json") else []):
            item = sample.key[task["data"]["item"] - 1]
            coded = {q.key: v for q in BY_KEY[item.panel].questions if (v := code(item, q.key))}
            results = [
                {"from_name": q, "to_name": "text", "type": "choices", "value": {"choices": [v]}}
                for q, v in coded.items()
            ]
            done = {"id": n, "completed_by": 3, "was_cancelled": False, "result": results}
            dropped = {"id": n + 1000, "completed_by": 3, "was_cancelled": True, "result": []}
            full = {"id": n, **task, "annotations": [done, dropped]}
            records.append({"id": n, **task["data"], **coded, "annotator": 3} if least else full)
    path.write_text(json.dumps(records), encoding="utf-8")
    return path


def as_doccano(sample: Drawn, code: Code, path: Path) -> Path:
    lines = []
    for name, content in sheets.doccano(sample.items, PANELS).items():
        for line in content.splitlines() if name.endswith(".jsonl") else []:
            record = json.loads(line)
            item = sample.key[record["item"] - 1]
            coded = {q.key: code(item, q.key) for q in BY_KEY[item.panel].questions}
            record["label"] = [sheets.label(q, v) for q, v in coded.items() if v]
            lines.append(json.dumps({"id": 900 + len(lines), **record}) + "\n")
    path.write_text("".join(lines), encoding="utf-8")
    return path


FORMS: dict[str, Callable[[Drawn, Code, Path], Path]] = {
    "ana.csv": as_csv,
    "semicolons.csv": lambda s, c, p: as_csv(s, c, p, delimiter=";", encoding="utf-8-sig"),
    "windows.csv": lambda s, c, p: as_csv(s, c, p, delimiter=";", encoding="cp1252"),
    "ana.xlsx": as_xlsx,
    "export.json": as_label_studio,
    "min.json": lambda s, c, p: as_label_studio(s, c, p, least=True),
    "all.jsonl": as_doccano,
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("code", [like_the_program, contrary], ids=lambda c: c.__name__)
def test_what_is_filled_in_is_read_back(sample: Drawn, tmp_path: Path, name: str, code: Code) -> None:
    path = FORMS[name](sample, code, tmp_path / name)
    coded, problems = filled.read([str(path)], key_of(sample))
    assert problems == ()
    assert [c.coder for c in coded] == [path.stem]
    assert coded[0].answers == answers(sample, code)


# ------------------------------------------------------------------------------------------------------ coders
def test_coders_have_names(sample: Drawn, tmp_path: Path) -> None:
    for folder in ("ana", "ben"):
        (tmp_path / folder).mkdir()
        as_csv(sample, like_the_program, tmp_path / folder / "sheet.csv")
    paths = [str(tmp_path / f / "sheet.csv") for f in ("ana", "ben")]
    assert [c.coder for c in filled.read(paths, key_of(sample))[0]] == ["ana/sheet", "ben/sheet"]
    named = [f"Ana={paths[0]}", f"Ben={paths[1]}"]
    assert [c.coder for c in filled.read(named, key_of(sample))[0]] == ["Ana", "Ben"]
    assert len(filled.read([f"Ana={paths[0]}", f"Ana={paths[1]}"], key_of(sample))[0]) == 1


def test_several_annotators_of_one_export_are_several_coders(sample: Drawn, tmp_path: Path) -> None:
    path = as_label_studio(sample, like_the_program, tmp_path / "x.json")
    records = json.loads(path.read_text(encoding="utf-8"))
    for record in records:
        again = {**record["annotations"][0], "completed_by": {"id": 4, "email": "ben@example.org"}}
        record["annotations"].append(again)
    path.write_text(json.dumps(records), encoding="utf-8")
    coded, _ = filled.read([str(path)], key_of(sample))
    assert [c.coder for c in coded] == ["x/3", "x/ben@example.org"]
    assert coded[0].answers == coded[1].answers


def test_case_and_spaces_are_forgiven_and_other_values_told(sample: Drawn, tmp_path: Path) -> None:
    written = iter([" YES", "Cannot_Tell", "No ", "ys"])
    used: dict[int, str] = {}

    def code(item: Answered, question: str) -> str:
        if question != "accept":
            return ""
        used[item.item] = next(written, "")
        return used[item.item]

    path = as_csv(sample, code, tmp_path / "ana.csv")
    coded, problems = filled.read([str(path)], key_of(sample))
    assert list(coded[0].answers.values()) == ["yes", CANNOT_TELL, "no"]
    assert [p.partition(": ")[2] for p in problems] == ["accept: expected yes, no, cannot tell, got 'ys'"]


def test_a_sheet_of_another_key_is_refused(sample: Drawn, tmp_path: Path) -> None:
    path = as_csv(sample, like_the_program, tmp_path / "ana.csv")
    with pytest.raises(InputError, match="is not a sheet of this key"):
        filled.read([str(path)], key_of(drawn(seed=99)))
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    for wrong in (other, tmp_path / "missing.csv", tmp_path / "note.pdf"):
        with pytest.raises(InputError):
            filled.read([str(wrong)], key_of(sample))


# --------------------------------------------------------------------------------------------------- agreement
def validated(sample: Drawn, *codes: Code) -> validation.Validation:
    coded = [filled.Coded(f"c{n}", answers(sample, code)) for n, code in enumerate(codes)]
    return validation.validate(key_of(sample), coded, draws=50)


def test_coders_who_say_what_the_program_says_agree_with_it(sample: Drawn) -> None:
    found = validated(sample, like_the_program, like_the_program)
    for r in found.results:
        assert r.agreement == 1
        assert r.program.accuracy == 1
        assert all(s.f1 == 1 for s in r.program.values if s.coders)
    assert found.disputed == ()


def test_precision_and_recall_are_counted_against_the_majority(sample: Drawn) -> None:
    found = validated(sample, contrary, contrary, like_the_program)
    accept = next(r for r in found.results if r.question == "accept")
    real = sum(k.panel == "descriptors" and not k.decoy for k in sample.key)
    wrong = sum(k.panel == "descriptors" and k.decoy for k in sample.key)
    yes = next(s for s in accept.program.values if s.value == "yes")
    assert (yes.program, yes.coders, yes.true_positive) == (real, wrong, 0)
    assert accept.program.accuracy == 0
    assert {d.why for d in found.disputed} == {"coders differ"}


def test_what_all_coders_deny_is_disputed_by_the_program(sample: Drawn) -> None:
    found = validated(sample, contrary, contrary)
    assert {d.why for d in found.disputed} == {"program differs"}
    rows = list(csv.DictReader(io.StringIO(summary.disputed_csv(found))))
    assert len(rows) == 2 * len(found.disputed)


def test_two_equal_opinions_are_no_majority() -> None:
    assert validation.majority([0, 1, -1]) == -1
    assert validation.majority([0, 1, 1]) == 1
    assert validation.majority([-1, -1]) == -1


def test_a_validation_is_read_back_and_told_in_a_line_for_each_panel(sample: Drawn, tmp_path: Path) -> None:
    found = validated(sample, like_the_program, like_the_program)
    path = tmp_path / "validation.json"
    path.write_bytes(validation.to_json(found))
    assert validation.read(path) == found
    notes = validation.notes(found)
    assert len(notes) == len({r.panel for r in found.results})
    voices = sum(k.panel == "voices" for k in sample.key)
    assert notes[3] == (
        f"Coded by hand: voices: alpha 1.00 [1.00, 1.00] with two coders on {voices} items of your corpus; "
        "the program against them: alpha 1.00 [1.00, 1.00], accuracy 1.00."
    )
    assert "two coders on 7 items of your corpus, alpha not defined" in notes[1]
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="is not a validation file"):
        validation.read(path)


# ------------------------------------------------------------------------------------------------ command line
def framing(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["framing", *arguments])
    return main()


def test_from_a_saved_comparison_to_a_validation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("saved.json").write_text(comparison_json(hand_made.comparison()), encoding="utf-8")
    for out in ("sheet.csv", "sheet.xlsx"):
        assert framing(monkeypatch, "code", "sample", "saved.json", "--n", "40", "--seed", "3", "--out", out) == 0
    assert "keep the key sheet.key.json from them" in capsys.readouterr().err
    key = sheet_key.read("sheet.key.json")
    assert (key.seed, key.origin) == (3, ("saved.json",))
    rows = list(csv.DictReader(io.StringIO(Path("sheet.csv").read_text(encoding="utf-8"))))
    for row in rows:
        row |= {q.key: q.categories[0] for q in BY_KEY[row["panel"]].questions}
    for name in ("ana", "ben"):
        with Path(f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    given = ("code", "read", "ana.csv", "ben.csv", "--key", "sheet.key.json", "--draws", "20")
    assert framing(monkeypatch, *given, "--disputed", "disputed.csv") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("2 coders: ana, ben.")
    assert "precision" in shown
    made = validation.read("validation.json")
    assert made.coders == ("ana", "ben")
    assert Path("disputed.csv").exists()


def test_the_key_of_another_sample_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    saved = comparison_json(hand_made.comparison())
    Path("saved.json").write_text(saved, encoding="utf-8")
    assert framing(monkeypatch, "code", "sample", "saved.json", "--seed", "1", "--out", "sheet.csv") == 0
    assert framing(monkeypatch, "code", "sample", "saved.json", "--seed", "1", "--out", "sheet.csv") == 0
    key = Path("sheet.key.json").read_bytes()
    assert framing(monkeypatch, "code", "sample", "saved.json", "--seed", "2", "--out", "sheet.csv") == 2
    assert "the key of another sample" in capsys.readouterr().err
    assert Path("sheet.key.json").read_bytes() == key


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["saved.json", "--out", "sheet.pdf"], 2, "which format?"),
        (["saved.json", "--out", "sheet.csv", "--with-marks"], 2, "--with-marks needs"),
        (["saved.json", "--out", "sheet.csv", "--panel", "portrait"], 2, "did you mean portraits?"),
        (["missing.json", "--out", "sheet.csv"], 1, "no such file"),
        ([".", "--out", "sheet.csv"], 1, "is not a corpus with compared stories"),
        (["saved.json", "--out", "saved.json", "--format", "csv"], 2, "is an input"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("saved.json").write_text(comparison_json(hand_made.comparison()), encoding="utf-8")
    assert framing(monkeypatch, "code", "sample", *arguments) == code
    assert message in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["saved.json"]
