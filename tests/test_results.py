"""The Python interface: what one would guess works, on hand-made comparisons; one run with the real pipeline."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import hand_made
import pytest

import framing
from framing.audit import AuditedInput, Options, trail
from framing.errors import ExportError, FramingError, InputError, UsageError
from framing.model import Story
from framing.panel import CorpusTables
from framing.results import Analyzed, Compared

GOOD = {"source": "Post", "title": "Docks saved", "text": "The brave mayor Elena Vane saved the docks on Monday."}
BAD = {"source": "Courier", "title": "Docks", "text": "The reckless mayor Elena Vane wasted millions on Monday."}
RECORDS = [GOOD, BAD]


@pytest.fixture(scope="module")
def compared() -> Compared:
    return Compared(hand_made.comparison())


def test_importing_framing_imports_nothing_heavy() -> None:
    heavy = "pandas numpy spacy pyarrow jinja2 msgspec"
    program = f"import sys, framing; print([m for m in {heavy!r}.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_panel_is_a_data_frame_and_an_arrow_table(compared: Compared) -> None:
    for name in compared.panels:
        panel = compared.panel(name)
        frame, table = panel.to_pandas(), panel.to_arrow()
        assert list(frame.columns) == list(panel.columns) == table.column_names
        assert len(frame) == table.num_rows == len(panel)
        assert set(panel.meanings) == set(panel.columns)
    assert compared.portraits.to_pandas()["mentions"].dtype == "Int64"


def test_every_panel_is_an_attribute(compared: Compared) -> None:
    assert [name for name in compared.panels if not hasattr(compared, name)] == []
    assert compared.frames.name == "frames"
    assert compared.notes.name == "notes"
    alone = Analyzed(compared.comparison.analyses[:1])
    assert [name for name in alone.panels if not hasattr(alone, name)] == []
    assert "contrasts" not in alone.panels
    with pytest.raises(AttributeError, match=r"framing\.compare takes two"):
        alone.contrasts  # type: ignore[attr-defined]  # noqa: B018 - it raises
    found = CorpusTables({"sources": compared.articles})
    assert found.sources is found["sources"]
    assert "sources" in dir(found)
    with pytest.raises(AttributeError, match="one of sources"):
        found.source  # noqa: B018 - it raises


def test_stories_are_a_table_too() -> None:
    found = framing.stories(RECORDS)
    assert isinstance(found[0].id, str)
    assert list(found.to_pandas()["source"]) == ["Post", "Courier"]
    assert found.to_arrow().column("title").to_pylist() == ["Docks saved", "Docks"]


def test_what_one_may_call_is_listed_and_nothing_else() -> None:
    public = [name for name in dir(framing) if not name.startswith("_")]
    assert public == sorted([*framing.__all__, "corpus"])


def test_the_version_is_that_of_the_package() -> None:
    assert framing.__version__ == version("framing-compare")


def test_rows_are_dictionaries(compared: Compared) -> None:
    rows = list(compared.articles)
    assert rows[0] == compared.articles[0]
    assert {"source", "title", "words"} <= rows[0].keys()


def test_a_panel_that_is_not_there_is_refused_by_name(compared: Compared) -> None:
    with pytest.raises(UsageError, match="portrait"):
        compared.panel("portrait")


def test_what_is_saved_says_what_it_was_made_from(compared: Compared, tmp_path: Path) -> None:
    articles = [a.article for a in compared.comparison.analyses]
    made = trail(("framing", "compare"), [AuditedInput("record 1", None)], Options(), articles, (), ())
    known = Compared(compared.comparison, made)
    assert framing.load(known.save(tmp_path / "c.json")).audit == made
    assert {"audit.json", "datapackage.json"} <= {p.name for p in known.save(tmp_path / "tables").iterdir()}
    for name in ("c.html", "c.md"):
        page = known.save(tmp_path / name).read_text(encoding="utf-8")
        assert f"Made by framing {made.program} on {made.date}" in page


def test_saved_and_loaded_it_is_the_same(compared: Compared, tmp_path: Path) -> None:
    again = framing.load(compared.save(tmp_path / "c.json"))
    assert list(again.portraits) == list(compared.portraits)
    for name in ("c.html", "c.md", "c.xlsx", "c.csv"):
        assert compared.save(tmp_path / name).stat().st_size > 100
    assert (compared.save(tmp_path / "tables") / "articles.csv").exists()
    with pytest.raises(ExportError, match="is not known"):
        compared.save(tmp_path / "c.docx")
    with pytest.raises(InputError):
        framing.load(tmp_path / "nothing.json")


def test_the_sample_that_an_earlier_version_saved_is_read() -> None:
    """A field that is added later has a default: who cites a saved comparison must be able to open it."""
    sample = framing.load(Path(__file__).parents[1] / "reports" / "sample" / "report.json")
    assert len(sample.answers) > 0
    assert all(row["start"] <= row["at"] <= row["end"] for row in sample.answers)


def test_notebooks_show_it_safely() -> None:
    shown = Compared(hand_made.comparison())
    page = shown._repr_html_()
    assert page.startswith("<iframe")
    assert 'sandbox="allow-scripts"' in page
    assert "<script" not in page
    assert "<table>" in shown.articles._repr_html_()
    assert len(repr(shown)) < 200


@pytest.mark.model
def test_records_frames_and_paths_are_read(tmp_path: Path) -> None:
    import pandas as pd

    frame = pd.DataFrame(RECORDS)
    paths = []
    for record in RECORDS:
        path = tmp_path / f"{record['source']}.txt"
        path.write_text(f"{record['title']}\n\n{record['text']}\n", encoding="utf-8")
        paths.append(f"{record['source']}={path}")
    for given in (RECORDS, frame, paths):
        found = framing.compare(given, cache=False, jobs=1)
        assert [row["source"] for row in found.articles] == ["Post", "Courier"]
        assert any("brave" in str(row) for row in found.descriptors)
    assert len(framing.analyze(frame, cache=False, jobs=1)) == 2
    assert framing.stories(RECORDS)
    done = framing.corpus(RECORDS, tmp_path / "out", cache=False, jobs=1)
    assert "sources" in done
    with pytest.raises(FramingError):
        framing.compare([tmp_path / "missing.txt", *paths])


def test_guesses_of_a_pandas_user_work_or_say_what_does(compared: Compared) -> None:
    assert list(compared["contrasts"]["kind"]) == [row["kind"] for row in compared.contrasts]
    with pytest.raises(AttributeError, match=r"no 'head'; \.to_pandas\(\)"):
        compared.contrasts.head  # type: ignore[attr-defined] # noqa: B018
    with pytest.raises(AttributeError, match=r"\.save\(path\)"):
        compared.to_excel  # type: ignore[attr-defined] # noqa: B018
    with pytest.raises(AttributeError, match="one of articles, contrasts"):
        compared.entities  # type: ignore[attr-defined] # noqa: B018
    assert not hasattr(compared, "_ipython_display_")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["Storm hits coast\nThe wind rose.", "b"], "not a path: Storm hits coast…"),
        ([{"source": "Post"}], "record 1: no text"),
        ([3], "an article is a path or a record, not a int"),
        ([Story("s1", "Storm", ("a", "b"), 0.5)], "not a Story"),
    ],
)
def test_what_is_no_article_is_said_in_a_line(given: list[Any], told: str) -> None:
    with pytest.raises(FramingError, match=told) as raised:
        framing.compare(given)
    assert "\n" not in str(raised.value)


def test_a_hint_is_in_the_traceback() -> None:
    with pytest.raises(FramingError) as raised:
        framing.load(Path(__file__).parent)
    assert raised.value.__notes__ == [raised.value.hint]
