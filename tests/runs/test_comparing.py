"""A comparison that was made before is read back, and only where nothing that it depends on has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from corpus_notation import StandIn, collection, settings
from framing import api
from framing.cache import keys
from framing.cache.settings import Settings
from framing.cache.store import Store
from framing.comparator import comparison
from framing.lexicon import load
from framing.model import Article, Comparison
from framing.runs.analyst import Analyst


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Comparison]:
    """The comparisons that were really made."""
    found: list[Comparison] = []
    real = comparison.compare

    def counted(*given):  # type: ignore[no-untyped-def]
        found.append(real(*given))
        return found[-1]

    monkeypatch.setattr(Analyst, "parse", StandIn().method())
    monkeypatch.setattr(comparison, "compare", counted)
    return found


def compare(store: Store, given: Settings | None = None, articles: list[Article] | None = None) -> Comparison:
    return api.compare(articles or collection()[:2], given or settings(), store, jobs=1)


def test_what_is_read_back_equals_what_was_made(tmp_path: Path, made: list[Comparison]) -> None:
    with Store(tmp_path / "c") as store:
        first, second = compare(store), compare(store)
    assert first == second == made[0]
    assert len(made) == 1


def test_anything_it_depends_on_makes_another(tmp_path: Path, made: list[Comparison]) -> None:
    two = collection()[:2]
    retitled = [replace(two[0], title="Flood"), two[1]]
    with Store(tmp_path / "c") as store:
        compare(store)
        for given, articles in (
            (settings("serious"), two),
            (replace(settings(), aliases={"Amsterdam": "the capital"}), two),
            (replace(settings(), aliases={"Amsterdam": "the city"}), two),
            (settings(), retitled),
            (settings(), two[::-1]),
            (settings(), collection()[:3]),
        ):
            count = len(made)
            found = compare(store, given, articles)
            assert len(made) == count + 1
            assert found == made[-1] == compare(store, given, articles)
            assert found == compare(Store.none(), given, articles)


def test_an_alias_file_is_heeded_in_a_run_that_finds_all_else_stored(tmp_path: Path, made: list[Comparison]) -> None:
    with Store(tmp_path / "c") as store:
        compare(store)
        renamed = compare(store, replace(settings(), aliases={"Amsterdam": "the capital"}))
    assert "the capital" in {e.name for e in renamed.entities}
    assert "the capital" not in {e.name for e in made[0].entities}


def test_changed_wording_sets_make_another(
    tmp_path: Path, made: list[Comparison], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "c") as store:
        compare(store)
        known = load.concepts()
        changed = replace(known, info=replace(known.info, hash="another"))
        monkeypatch.setattr(keys.load, "concepts", lambda: changed)
        compare(store)
    assert len(made) == 2


def test_a_damaged_record_is_made_again(tmp_path: Path, made: list[Comparison]) -> None:
    import sqlite3

    with Store(tmp_path / "c") as store:
        first = compare(store)
    with sqlite3.connect(tmp_path / "c") as connection:
        connection.execute("UPDATE records_3 SET data = substr(data, 1, length(data) - 3)")
    with Store(tmp_path / "c") as store:
        assert compare(store) == first
        assert compare(store) == first
    assert len(made) == 2


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--panel", "loaded_terms"),
        ("--voice", "quoted"),
        ("--entity", "Amsterdam", "--all"),
        ("--alias", "names.csv", "--panel", "portraits"),
    ],
)
def test_options_are_heeded_where_all_is_stored(
    tmp_path: Path,
    made: list[Comparison],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
) -> None:
    """What a run with everything stored prints is what a run without a cache prints."""
    import sys

    from framing.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    (tmp_path / "names.csv").write_text("alias,name\nAmsterdam,The Capital\n", encoding="utf-8")
    for a in collection()[:2]:
        (tmp_path / f"{a.source}.txt").write_text(a.text, encoding="utf-8")
    printed = []
    for more in ((), options, options, (*options, "--no-cache")):
        monkeypatch.setattr(sys, "argv", ["framing", "compare", "Gazette.txt", "Herald.txt", "--jobs", "1", *more])
        assert main() == 0
        printed.append(capsys.readouterr().out)
    assert printed[1] == printed[2] == printed[3]
    assert (printed[0] == printed[1]) is (not options)
    assert ("The Capital" in printed[1]) is ("--alias" in options)
