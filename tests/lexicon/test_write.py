"""Lexicons in the user's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError, UsageError
from framing.lexicon import load, write
from framing.lexicon.entry import Entry


def test_add_makes_the_lexicon_and_then_extends_it(user_folder: Path) -> None:
    path = write.add("study", {"term": "vassal state", "category": "contentious-label", "polarity": "negative"})
    assert path == user_folder / "study.csv"
    write.add(
        "study", {"term": "radical", "category": "mine", "unless": "radical surgery|radical sign", "weight": "0.4"}
    )
    lexicon = load.find("study")
    assert [(e.term, e.category, e.weight, e.unless) for e in lexicon.entries] == [
        ("vassal state", "contentious-label", 1.0, ()),
        ("radical", "mine", 0.4, ("radical surgery", "radical sign")),
    ]
    assert not load.read_file(str(path))[0].problems  # check has nothing to say: its categories are declared
    assert [p.name for p in user_folder.iterdir()] == ["study.csv"]


def test_add_refuses_what_is_malformed_or_there_already(user_folder: Path) -> None:
    write.add("study", {"term": "thug"})
    before = (user_folder / "study.csv").read_bytes()
    with pytest.raises(LexiconError, match=r"study\.csv:4: expected a term that is not there yet, got 'Thug'"):
        write.add("study", {"term": "Thug"})
    with pytest.raises(LexiconError, match="weight"):
        write.add("study", {"term": "x", "weight": "nan"})
    with pytest.raises(LexiconError, match="a term"):
        write.add("study", {"term": " "})
    assert (user_folder / "study.csv").read_bytes() == before


@pytest.mark.parametrize("name", ["../study", "a.b", "", "-x", "concepts"])
def test_add_refuses_names(name: str) -> None:
    with pytest.raises(UsageError):
        write.add(name, {"term": "x"})


def test_a_malformed_lexicon_is_not_written_over(user_folder: Path) -> None:
    user_folder.mkdir(parents=True)
    (user_folder / "study.csv").write_text("term,weight\nx,9\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"study\.csv:2"):
        write.add("study", {"term": "y"})
    assert (user_folder / "study.csv").read_text(encoding="utf-8") == "term,weight\nx,9\n"


def test_save_asks_before_it_replaces(user_folder: Path) -> None:
    write.save("s", [Entry("a")], {"name": "s", "licence": "CC0"})
    with pytest.raises(UsageError, match="already"):
        write.save("s", [Entry("b")], {})
    write.save("s", [Entry("b")], {}, replace=True)
    assert [e.term for e in load.find("s").entries] == ["b"]


def test_a_folder_that_cannot_be_made_is_a_named_error(user_folder: Path) -> None:
    user_folder.parent.parent.mkdir(parents=True)
    user_folder.parent.write_text("a file in the way")
    with pytest.raises(LexiconError, match="a folder that can be written"):
        write.add("study", {"term": "x"})
