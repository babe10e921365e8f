"""The command that measures quality again: on invented data, run as a user runs it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "benchmarks"
DOCS = ROOT / "docs"
EVENTS = {
    "flood": "The river Orle broke its dam at Tarnow on Monday and flooded four hundred houses near the old mill.",
    "strike": "Tram drivers in Hallin began a strike over night shifts, and no tram left the depot at Kirk Road.",
}


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    sys.path.insert(0, str(SCRIPTS))
    try:
        import quality

        return quality
    finally:
        sys.path.remove(str(SCRIPTS))


def write(data: Path, name: str, rows: list[dict[str, Any]]) -> None:
    (data / name).mkdir(parents=True)
    (data / name / "dev.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def story_rows(name: str) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{name}-{event}-{n}",
            "title": text[:40],
            "body": [text, f"Witness number {n} said so."],
            "date": None,
            "source": f"Paper {n}",
            "event_id": event,
            "topic": 1,
        }
        for event, text in EVENTS.items()
        for n in range(3)
    ]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for name in ("allsides", "ecbplus", "seesaw", "basil"):
        write(folder, name, story_rows(name))
    return folder


def pages(folder: Path) -> Path:
    part = "<!-- part: {} -->\n\n| old table |\n\n<!-- /part -->\n"
    folder.mkdir()
    (folder / "quality.md").write_text(part.format("stories") + part.format("voices"), encoding="utf-8")
    (folder / "methods.md").write_text("F1 <!-- figure: stories-basil -->0.1<!-- /figure -->.\n", encoding="utf-8")
    return folder


type Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(quality: ModuleType, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command; gives its exit code and what it prints."""

    def given(data: Path, docs: Path, *more: str) -> tuple[int, str]:
        return quality.main(["--data", str(data), "--docs", str(docs), *more]), capsys.readouterr().out

    return given


@pytest.mark.slow
def test_the_tables_are_measured_and_written(data: Path, tmp_path: Path, run: Run) -> None:
    docs = pages(tmp_path / "docs")
    code, told = run(data, docs, "--only", "stories,voices")
    assert code == 0, told
    text = (docs / "quality.md").read_text()
    stories, voices = text.split("<!-- part: voices -->")
    assert re.search(
        r"\| AllSides, 6 articles \| \d\.\d{3} \(cut at one height\) \| 1\.000 \[1\.000, 1\.000\] \|", stories
    )
    assert re.search(
        r"`python benchmarks/stories\.py --data DATA`: framing \S+ \(code \w+\), \d{4}-\d\d-\d\d, ", stories
    )
    assert "old table" not in stories
    assert "old table" in voices
    assert "voices: kept as it is, no " in told
    assert "polnear/dev.jsonl" in told
    assert (docs / "methods.md").read_text() == (
        "F1 <!-- figure: stories-basil -->1.000 [1.000, 1.000]<!-- /figure -->.\n"
    )

    assert run(data, docs, "--only", "stories", "--check")[0] == 0


@pytest.mark.slow
@pytest.mark.model
def test_a_script_that_parses_articles_is_run_too(data: Path, tmp_path: Path, run: Run) -> None:
    text = "Ms Ona Brandt said: “The dam was never safe.” Nobody else spoke. The mill stands empty."
    start = text.index("The dam")
    mark = {
        "content": [{"start": start, "end": start + len("The dam was never safe."), "text": "The dam was never safe."}],
        "source": [{"text": "Ms Ona Brandt"}],
    }
    write(data, "polnear", [{"id": "a", "text": text, "attributions": [mark]}])
    docs = pages(tmp_path / "docs")
    code, told = run(data, docs, "--only", "voices", "--parsed", str(tmp_path / "parsed"))
    assert code == 0, told
    voices = (docs / "quality.md").read_text().split("<!-- part: voices -->")[1]
    assert voices.count("\n| ") == 2 + 5
    assert "speaker of quoted passages, accuracy | PolNeAR, 1 passages | " in voices


def test_what_differs_is_told_row_by_row(quality: ModuleType) -> None:
    stories = next(part for part in quality.PARTS if part.key == "stories")
    head = "| what | data |\n| --- | --- |\n"
    page = quality.replaced("<!-- part: stories -->\n<!-- /part -->", stories, f"{head}| a | 1 |\n| b | 2 |", "made")
    assert quality.differences(page, stories, f"{head}| a | 1 |\n| b | 3 |") == ["| b | 3 |"]


def test_what_a_script_does_not_print_is_no_figure(quality: ModuleType) -> None:
    stories = next(part for part in quality.PARTS if part.key == "stories")
    with pytest.raises(quality.FigureError):
        quality.table(stories, "basil 6 0.9")


def test_a_script_that_fails_leaves_its_table(tmp_path: Path, run: Run) -> None:
    broken = tmp_path / "data"
    for name in ("allsides", "ecbplus", "seesaw", "basil"):
        write(broken, name, [{"id": "no event"}])
    docs = pages(tmp_path / "docs")
    code, told = run(broken, docs, "--only", "stories")
    assert code == 1
    assert "stories: kept as it is, stories.py failed" in told
    assert "old table" in (docs / "quality.md").read_text()


def test_numbers_are_written_as_the_documents_write_them(quality: ModuleType) -> None:
    from quality_parts import FIGURE

    assert quality.figure(rf"gain {FIGURE}", "gain -.012 [-0.100, +0.080]") == "−0.012 [−0.100, +0.080]"


def test_every_part_and_every_quoted_figure_has_its_place(quality: ModuleType) -> None:
    keys = [row.key for part in quality.PARTS for row in part.rows]
    assert len(keys) == len(set(keys))
    page = (DOCS / "quality.md").read_text(encoding="utf-8")
    assert re.findall(r"<!-- part: (\w+) -->", page) != []
    assert set(re.findall(r"<!-- part: (\w+) -->", page)) == {part.key for part in quality.PARTS}
    quoted = {k for p in DOCS.rglob("*.md") for k in re.findall(r"<!-- figure: (\S+) -->", p.read_text("utf-8"))}
    assert quoted <= set(keys)


def test_the_page_and_what_quotes_it_agree(quality: ModuleType) -> None:
    page = (DOCS / "quality.md").read_text(encoding="utf-8")
    for path in DOCS.rglob("*.md"):
        for value in re.findall(r"<!-- figure: \S+ -->(.*?)<!-- /figure -->", path.read_text(encoding="utf-8")):
            assert f"| {value} |" in page, f"{path.name} quotes {value}"
