"""What framing has written into a folder of articles is none of them."""

from __future__ import annotations

from pathlib import Path

import hand_made
import pytest

from framing.audit import Options, audited, trail
from framing.errors import InputError
from framing.reader import read
from framing.results import Compared


@pytest.fixture(scope="module")
def saved() -> Compared:
    made = hand_made.comparison()
    articles = [a.article for a in made.analyses]
    return Compared(made, trail(("framing", "compare"), [], Options(), articles, (), []))


@pytest.mark.parametrize("name", ["tables", "table.csv", "saved.json", "report.html", "report.md"])
def test_exports_beside_the_articles_are_left_out(tmp_path: Path, saved: Compared, name: str) -> None:
    (tmp_path / "storm.txt").write_text("A storm rose over the town. It took a roof.", encoding="utf-8")
    saved.save(tmp_path / name)
    found = read([str(tmp_path)])
    assert [Path(a.path or "").name for a in found.articles] == ["storm.txt"]
    assert found.problems == ()


def test_the_sheets_of_coders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "storm.txt").write_text("A storm rose over the town. It took a roof.", encoding="utf-8")
    (tmp_path / "sheet.key.json").write_text('{"format": 1, "program": "0.1.0", "origin": ["results/"]}')
    (tmp_path / "sheet.csv").write_text("item,panel,about,text\n1,roles,A storm,A storm [[rose]].\n")
    (tmp_path / "sheet.codebook.md").write_text("# Codebook\n\nRead the whole text of an item.\n")
    (tmp_path / "project.key.json").write_text('{"format": 1, "program": "0.1.0", "origin": ["results/"]}')
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "roles.tasks.json").write_text('[{"data": {"item": 1, "text": "A storm [[rose]]."}}]')
    assert [Path(a.path or "").name for a in read([str(tmp_path)]).articles] == ["storm.txt"]


def test_a_table_of_the_user_is_no_table_of_framing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("source,date,text\nPost,2024-05-01,A storm rose over the town. It took a roof.\n")
    (tmp_path / "b.txt").write_text("Rain fell for three days. It took a bridge.", encoding="utf-8")
    (tmp_path / "b.audit.json").write_text("{}")  # of a table b.csv that was taken away
    assert len(read([str(tmp_path)]).articles) == 2


@pytest.mark.parametrize("name", ["saved.json", "report.html", "report.md"])
def test_named_itself_it_is_refused(tmp_path: Path, saved: Compared, name: str) -> None:
    path = saved.save(tmp_path / name)
    with pytest.raises(InputError, match="written by framing") as caught:
        read([str(path)])
    assert "framing report" in str(caught.value.hint)


def test_a_folder_of_results_says_what_opens_it(tmp_path: Path, saved: Compared) -> None:
    saved.save(tmp_path / "results")
    with pytest.raises(InputError, match="holds results of framing and no articles") as caught:
        read([str(tmp_path / "results")])
    assert "framing explore" in str(caught.value.hint)


def test_the_digest_of_a_folder_is_of_its_articles(tmp_path: Path, saved: Compared) -> None:
    (tmp_path / "storm.txt").write_text("A storm rose over the town. It took a roof.", encoding="utf-8")
    before = audited(str(tmp_path))
    saved.save(tmp_path / "report.html")
    assert audited(str(tmp_path)) == before
