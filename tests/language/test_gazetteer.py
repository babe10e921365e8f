"""Countries, organisations and peoples by any of their names."""

from __future__ import annotations

from typing import get_args

import pytest

from framing.language import gazetteer
from framing.language.resources import table
from framing.model import EntityLabel


@pytest.mark.parametrize(
    ("surface", "key", "how"),
    [
        ("US", "Q:United States", "acronym"),
        ("the United States", "Q:United States", "name"),
        ("Washington", "Q:United States", "capital"),
        ("Beijing", "Q:China", "capital"),
        ("the Kremlin", "Q:Russia", "metonym"),
        ("Downing Street", "Q:Britain", "metonym"),
        ("Belarussian", "Q:Belarus", "demonym"),
        ("GOP", "Q:Republican Party", "acronym"),
        ("Democrats", "Q:Democratic Party", "member"),
        ("Georgia", "Q:Georgia", "name"),
    ],
)
def test_surface_forms(surface: str, key: str, how: str) -> None:
    entry = gazetteer.known(surface)
    assert entry is not None
    assert (entry.key, entry.how) == (key, how)


def test_case_counts() -> None:
    assert gazetteer.known("us") is None


def test_the_longest_form_wins_and_ends_at_a_words_end() -> None:
    found = gazetteer.longest("South Korean troops", 0, 5)
    assert found is not None
    assert (found[0], found[1].key) == (12, "Q:South Korea")
    assert gazetteer.longest("Omanhene", 0, 8) is None


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("actors", "noun"),
        ("given-names", "name"),
        ("name-titles", "title"),
        ("name-tails", "noun"),
        ("public-figures", "surname"),
        ("family-names-first", "surname"),
        ("determiners", "word"),
    ],
)
def test_word_lists_are_sorted_and_unique(name: str, column: str) -> None:
    words = [row[column] for row in table(name)]
    assert words == sorted(set(words))


def test_word_lists_use_known_values() -> None:
    assert {row["kind"] for row in table("actors")} == {"person", "group", "body", "place"}
    assert {row["gender"] for row in table("actors")} <= {"", "m", "f"}
    assert {row["generic"] for row in table("actors")} == {"", "yes", "always"}
    assert {row["gender"] for row in table("given-names")} == {"", "m", "f"}
    assert {row["label"] for row in table("organisations")} <= {"ORG", "NORP", "GPE", "LOC", "FAC", "EVENT", "LAW"}


def test_no_name_stands_twice() -> None:
    for name in ("countries", "organisations"):
        names = [row["name"] for row in table(name)]
        assert len(names) == len(set(names))


def test_every_entry_has_a_label_of_entities() -> None:
    assert {entry.label for entry in gazetteer._forms().values()} <= set(get_args(EntityLabel))
