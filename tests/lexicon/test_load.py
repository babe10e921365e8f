"""Lexicons by name and by path."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from framing.errors import LexiconError, UsageError
from framing.folders import default_folder, is_name
from framing.lexicon import load
from framing.lexicon.categories import loaded_categories
from framing.lexicon.entry import Entry, Lexicon


def test_default_lexicons_hold_loaded_categories_only() -> None:
    lexicons = load.default_lexicons()
    assert sum(x.info.entries for x in lexicons) > 1000
    assert {e.category for x in lexicons for e in x.entries} <= loaded_categories()
    assert [x.info.name for x in lexicons] == sorted(x.info.name for x in lexicons)
    for lexicon in lexicons:
        assert lexicon.info.entries == len(lexicon.entries)
        assert len(lexicon.info.hash) == 12
        assert lexicon.info.version
        assert not lexicon.warnings
        assert os.sep not in lexicon.info.path  # the same on every machine


def test_check_has_nothing_to_say_of_the_shipped_lexicons() -> None:
    for path in load.installed():
        assert load.read_file(str(path))[0].problems == (), path


def test_a_path_is_read_as_a_file() -> None:
    Path("my.csv").write_text("# name: mine\n# licence: CC0\nterm\nregime\n", encoding="utf-8")
    lexicon = load.find("my.csv")
    assert (lexicon.info.name, lexicon.info.licence, lexicon.info.path) == ("mine", "CC0", "my.csv")
    assert load.find("./my.csv").entries == lexicon.entries


def test_a_name_is_looked_up_first_in_the_environment_then_in_the_users_folder(
    user_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user_folder.mkdir(parents=True)
    (user_folder / "study.csv").write_text("term\nuser\n", encoding="utf-8")
    assert load.find("study").entries[0].term == "user"
    other = tmp_path / "other"
    other.mkdir()
    (other / "study.toml").write_text('terms = ["environment"]', encoding="utf-8")
    monkeypatch.setenv("FRAMING_LEXICONS", os.pathsep.join([str(tmp_path / "none"), str(other)]))
    assert load.find("study").entries[0].term == "environment"
    assert load.find("concepts").info.path == "concepts.csv"


@pytest.mark.parametrize("name", ["a", "A1", "lsd_2015-x", "9", "a" * 64])
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("name", ["", "-a", "_a", "a.b", "../a", "a/b", "a b", "ä", "a" * 65, "a\n", "a\0"])
def test_not_names(name: str) -> None:
    assert not is_name(name)


def test_an_unknown_name_names_the_nearest() -> None:
    with pytest.raises(LexiconError) as caught:
        load.find("concept")
    assert caught.value.hint == "did you mean 'concepts'?"
    with pytest.raises(LexiconError, match=r"nowhere\.csv: expected a file that can be read"):
        load.find("nowhere.csv")
    with pytest.raises(LexiconError, match="is a directory"):
        load.find(str(default_folder()))


def test_a_malformed_file_is_one_error_with_file_line_and_mend() -> None:
    Path("bad.csv").write_text("term,category\nx,custom\ny,pejoritive\nz,euphemysm\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load.find("bad.csv")
    assert caught.value.message == "bad.csv:3: expected a known category, got 'pejoritive'"
    assert caught.value.hint == "did you mean 'pejorative'?"
    assert "\n" not in str(caught.value)


def test_categories_of_ones_own() -> None:
    Path("own.csv").write_text("term,category\nx,gun talk\n", encoding="utf-8")
    assert load.find("own.csv").entries[0].category == "gun talk"  # its own, and like no known one
    assert [p.line for p in load.read_file("own.csv")[0].problems] == [2]  # check asks for it to be declared
    Path("own.csv").write_text("# categories: gun talk, pejoritive\nterm,category\nx,gun talk\ny,pejoritive\n")
    assert not load.read_file("own.csv")[0].problems
    assert len(load.find("own.csv").entries) == 2


def test_the_category_of_a_line_that_is_malformed_otherwise_is_checked_too() -> None:
    Path("bad.csv").write_text("term,category,weight\nx,pejoritive,2\n", encoding="utf-8")
    assert [p.got for p in load.read_file("bad.csv")[0].problems] == ["2", "pejoritive"]


def test_many_unknown_categories_take_no_longer_than_few() -> None:
    rows = "".join(f"t{i},zq{i:x}\n" for i in range(20_000))
    Path("many.csv").write_text("term,category\n" + rows, encoding="utf-8")
    start = time.perf_counter()
    assert len(load.read_file("many.csv")[0].problems) == 20_000
    assert time.perf_counter() - start < 10


def test_empty_files_and_unknown_formats() -> None:
    for text in ("", "\n\n", "term\n", "\ufeff"):
        Path("empty.csv").write_text(text, encoding="utf-8")
        with pytest.raises(LexiconError):
            load.find("empty.csv")
    with pytest.raises(UsageError) as caught:
        load.read_file("empty.csv", "licw")
    assert caught.value.hint == "did you mean 'liwc'?"


def test_warnings_travel_with_the_lexicon() -> None:
    Path("w.csv").write_text("term,colour\nx,red\n", encoding="utf-8")
    assert load.find("w.csv").warnings == ("w.csv:1: unknown column, not read, got 'colour'",)


def test_the_hash_is_that_of_the_entries() -> None:
    for name, text in (("a.csv", "term,weight\nx,0.50\n"), ("b.csv", '\ufeffweight;"term"\r\n0.5;x\r\n')):
        Path(name).write_text(text, encoding="utf-8", newline="")
    Path("c.toml").write_text('terms = [{term = "x", weight = 0.5}]', encoding="utf-8")
    hashes = {load.find(n).info.hash for n in ("a.csv", "b.csv", "c.toml")}
    assert len(hashes) == 1
    Path("a.csv").write_text("term,weight\nx,0.4\n", encoding="utf-8")
    assert load.find("a.csv").info.hash not in hashes


def test_hidden_files_and_links_to_folders_are_no_lexicons(user_folder: Path) -> None:
    user_folder.mkdir(parents=True)
    for name in (".hidden.csv", "a.b.csv", "notes.md", "categories.csv"):
        (user_folder / name).write_text("term\nx\n", encoding="utf-8")
    assert [p.name for p in load.installed() if p.parent == user_folder] == ["categories.csv"]
    assert not any(p.name == "categories.csv" for p in load.installed() if p.parent == default_folder())


def test_a_file_whose_name_is_no_lexicons_is_not_shown(tmp_path: Path) -> None:
    secret = tmp_path / "id_ed25519"
    secret.write_text("word\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="whose name ends in"):
        load.find(str(secret))


def test_category_ids_of_thousands_of_digits_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "long.dic"
    path.write_text(f"%\n1\tanger\n{'9' * 5000}\tjoy\n%\nfurious\t1\nglad\t{'9' * 5000}\n", encoding="utf-8")
    reading, _ = load.read_file(str(path))
    assert [entry.term for entry in reading.entries] == ["furious"]
    assert [p.line for p in reading.problems] == [3, 6]
    assert all(len(p.message) < 300 for p in reading.problems)


def test_terms_that_no_text_can_hold() -> None:
    from framing.analyzer.loaded.self_test import never_found

    terms = ["-", "– –", "#MeToo", "COVID-19", "O’Neill", "$100", "left/right", "U.S.-backed", "No. 10", "!!!", "A & E"]
    more = [Entry("hate*", match="glob"), Entry("foul play"), Entry("brazen", pos="ADJ"), Entry("cannot")]
    entries = (*(Entry(term, match="exact") for term in terms), *more)
    info = replace(load.default_lexicons()[0].info, name="x")
    assert [entry.term for entry in never_found(Lexicon(info, entries))] == ["-", "– –"]


def test_no_shipped_term_is_never_found() -> None:
    from framing.analyzer.loaded.self_test import never_found

    assert [entry.term for lexicon in load.default_lexicons() for entry in never_found(lexicon)] == []
