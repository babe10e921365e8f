"""Lexicons in the user's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError, UsageError
from framing.lexicon import load, write
from framing.lexicon.entry import Entry


def test_add_makes_the_lexicon_and_then_extends_it(user_folder: Path) -> None:
    path, others = write.add("study", {"term": "vassal state", "category": "contentious-label", "polarity": "negative"})
    assert (path, others) == (user_folder / "study.csv", ())
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
    with pytest.raises(LexiconError, match=r"study\.csv:4: expected a term that is not there yet .*, got 'Thug'"):
        write.add("study", {"term": "Thug"})
    with pytest.raises(LexiconError, match="weight"):
        write.add("study", {"term": "x", "weight": "nan"})
    with pytest.raises(LexiconError, match="a term"):
        write.add("study", {"term": " "})
    assert (user_folder / "study.csv").read_bytes() == before


def test_add_says_in_which_other_category_a_term_is(user_folder: Path) -> None:
    write.add("study", {"term": "thug", "category": "mine"})
    assert write.add("study", {"term": "Thug", "category": "yours"})[1] == ("mine",)


def test_edit_changes_what_is_named_and_nothing_else(user_folder: Path) -> None:
    write.add("study", {"term": "thug", "category": "mine", "weight": "0.4", "neutral": "attacker"})
    write.add("study", {"term": "thug", "category": "yours"})
    write.add("study", {"term": "mob", "category": "mine"})
    with pytest.raises(UsageError, match="several categories"):
        write.edit("study", "thug", None, {"weight": "0.5"})
    write.edit("study", "Thug", "mine", {"weight": "0,5", "neutral": ""})
    found = [(e.term, e.category, e.weight, e.neutral) for e in load.find("study").entries]
    assert found == [("thug", "mine", 0.5, ""), ("thug", "yours", 1.0, ""), ("mob", "mine", 1.0, "")]
    before = (user_folder / "study.csv").read_bytes()
    with pytest.raises(LexiconError, match="once in a category"):
        write.edit("study", "mob", None, {"term": "thug"})
    with pytest.raises(LexiconError, match="weight"):
        write.edit("study", "mob", None, {"weight": "2"})
    with pytest.raises(UsageError, match="no term 'mop' in 'study'"):
        write.edit("study", "mop", None, {"weight": "1"})
    assert (user_folder / "study.csv").read_bytes() == before


def test_remove_takes_one_entry_and_at_last_the_file(user_folder: Path) -> None:
    write.add("study", {"term": "thug", "category": "mine"})
    write.add("study", {"term": "mob"})
    path = write.remove("study", "thug", None)
    assert [e.term for e in load.find("study").entries] == ["mob"]
    assert not load.read_file(str(path))[0].problems
    write.remove("study", "mob", "custom")
    assert not path.exists()
    with pytest.raises(UsageError, match="no lexicon 'study' of your own"):
        write.remove("study", "mob", None)
    with pytest.raises(UsageError, match="of the program"):
        write.remove_all("labels")


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_what_is_exported_is_the_same_lexicon(user_folder: Path, tmp_path: Path, ending: str) -> None:
    user_folder.mkdir(parents=True)
    text = "# version: 2\n# licence: CC0\n# source: Doe 2025\nterm,category,weight,unless\n"
    text += "red tape,mine,0.3,red tape measure; x\n"
    (user_folder / "study.csv").write_text(text, encoding="utf-8")
    lexicon, (reading, _) = load.find("study"), load.read_file(str(load.locate("study")))
    out = tmp_path / f"out{ending}"
    out.write_text(write.exported(lexicon, reading, ending), encoding="utf-8")
    again = load.read_lexicon(str(out))
    assert (again.info.name, again.info.version, again.info.licence) == ("study", "2", "CC0")
    assert again.info.hash == lexicon.info.hash
    told, _ = load.read_file(str(out))
    assert told.metadata["source"] == "Doe 2025"
    assert not told.problems
    with pytest.raises(UsageError, match="cannot be written"):
        write.exported(lexicon, reading, ".xlsx")


@pytest.mark.parametrize("text", ["term;weight\nx;0,5\n", 'term,weight\nx,"0,5"\n', "term\tweight\nx\t,5\n"])
def test_weights_may_have_a_decimal_comma(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert [e.weight for e in load.find(str(tmp_path / "a.csv")).entries] == [0.5]
    (tmp_path / "b.csv").write_text("term;weight\nx;1,5\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="a weight from 0 to 1, got '1,5'"):
        load.find(str(tmp_path / "b.csv"))


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
