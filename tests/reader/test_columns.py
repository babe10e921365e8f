"""Columns that the user names, and outlets from the names of folders."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from framing.errors import InputError, UsageError
from framing.model import Article
from framing.reader import read
from framing.reader.columns import columns, examine

NAMED = {"story": "text", "paper": "source", "when": "date"}
RECORD = {"Story": "Bob won, he said.", "Paper": "Daily Post", "When": "2024-05-01", "text": "a summary"}


def articles(path: Path, encoding: str | None = None) -> list[Article]:
    return [x for x in examine(str(path), NAMED, encoding) if isinstance(x, Article)]


def written(folder: Path, name: str) -> Path:
    path = folder / name
    if name.endswith(".parquet"):
        pq.write_table(pa.table({k: [v] for k, v in RECORD.items()}), path)
    elif name.endswith("csv"):
        cells = [f'"{v}"' for v in RECORD.values()]
        path.write_text(";".join(RECORD) + "\n" + ";".join(cells) + "\n", encoding="utf-16")
    elif name.endswith("list.json"):
        path.write_text(json.dumps({"articles": [RECORD]}), encoding="utf-8")
    else:
        path.write_text(json.dumps(RECORD) + "\n" + json.dumps(RECORD | {"Story": "Another."}), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.json", "list.json", "a.parquet"])
def test_named_columns_are_read_in_every_form_of_records(tmp_path: Path, name: str) -> None:
    found = articles(written(tmp_path, name))
    first = found[0]
    assert (first.text, first.source, first.date) == ("Bob won, he said.", "Daily Post", "2024-05-01")
    assert len(found) == (2 if name in ("a.jsonl", "a.json") else 1)


def test_a_column_that_is_not_there_is_refused_with_the_nearest(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv")
    with pytest.raises(InputError) as caught:
        list(examine(str(path), {"storey": "text"}, None))
    assert "no column 'storey'; there are story, paper, when, text" in caught.value.message
    assert caught.value.hint == "did you mean 'story'?"


def test_columns_are_for_records(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    with pytest.raises(InputError, match="for tables and JSON"):
        articles(tmp_path / "a.txt")


@pytest.mark.parametrize("given", [["body=x"], ["text"], ["text="], ["text=a", "text=b"], ["text=a", "title=A"]])
def test_what_names_no_column_is_refused(given: list[str]) -> None:
    with pytest.raises(UsageError):
        columns(given)
    assert columns(["Text=Full Story", "date=When"]) == {"full story": "text", "when": "date"}


# ------------------------------------------------------------------------------------------------------ folders
def collection(top: Path, *names: str) -> dict[str, str]:
    """File -> outlet, of files that say nothing of themselves."""
    for name in names:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(f"A storm\n\nThe wind of {name} rose. It took a roof.", encoding="utf-8")
    return {str(Path(a.path or "").relative_to(top)): a.source for a in read([str(top)]).articles}


def test_sub_folders_name_the_outlets(tmp_path: Path) -> None:
    assert collection(tmp_path, "daily-post/a.txt", "daily-post/2024/c.txt", "Star/b.txt", "alone.txt") == {
        "daily-post/a.txt": "Daily Post",
        "daily-post/2024/c.txt": "Daily Post",
        "Star/b.txt": "Star",
        "alone.txt": "Alone",
    }


@pytest.mark.parametrize("same", ["2024-05-01-storm", "001", "20240501"])
def test_files_of_one_day_or_number_do_not_hide_the_outlets(tmp_path: Path, same: str) -> None:
    names = (f"Daily Post/{same}.txt", f"Star/{same}.txt", "Star/more.txt")
    assert list(collection(tmp_path, *names).values()) == ["Daily Post", "Star", "Star"]


@pytest.mark.parametrize(
    "names",
    [
        ("storm/post.txt", "storm/star.txt", "strike/post.txt", "strike/star.txt"),  # stories; files name outlets
        ("texts/post.txt", "texts/star.txt"),  # one sub-folder tells nothing apart
        ("2024-05/post.txt", "2024-06/star.txt"),  # dates
    ],
)
def test_other_sub_folders_do_not(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert set(collection(tmp_path, *names).values()) == {"Post", "Star"}


@pytest.mark.parametrize("top", ["", "articles/"])
def test_folders_in_a_zip_name_the_outlets(tmp_path: Path, top: str) -> None:
    names = {"daily-post/a.txt": "Daily Post", "daily-post/2024/c.txt": "Daily Post", "Star/b.txt": "Star"}
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("__MACOSX/daily-post/._a.txt", b"junk")
        for name in names:
            archive.writestr(top + name, f"A storm\n\nThe wind of {name} rose. It took a roof.")
    found = read([str(tmp_path / "all.zip")])
    assert [a.source for a in found.articles] == list(names.values())
    assert {a.source for a in read([f"Mine={tmp_path}/all.zip"]).articles} == {"Mine"}


def test_what_a_file_or_the_user_says_comes_first(tmp_path: Path) -> None:
    collection(tmp_path, "post/a.txt", "star/b.txt")
    (tmp_path / "post" / "a.txt").write_text("---\nsource: Gazette\n---\nA storm rose. It took a roof.")
    assert [a.source for a in read([str(tmp_path)]).articles] == ["Gazette", "Star"]
    assert {a.source for a in read([f"Mine={tmp_path}"]).articles} == {"Mine"}
