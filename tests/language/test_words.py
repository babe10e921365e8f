"""Word lists come out of their tables as the callers need them."""

from __future__ import annotations

import pytest

from framing.language import words


def test_determiners_have_kinds_that_part_them() -> None:
    kinds = ("definite", "indefinite", "demonstrative", "possessive", "other")
    parts = [words.determiners(kind) for kind in kinds]
    assert all(parts)
    assert sum(map(len, parts)) == len(words.determiners())
    assert frozenset().union(*parts) == words.determiners()
    assert words.determiners("definite", "possessive") == {"the"} | words.determiners("possessive")


def test_a_pronoun_stands_for_one_person_several_a_thing_or_the_speaker() -> None:
    forms = words.pronoun_forms()
    assert [forms[w] for w in ("he", "hers", "itself", "theirs", "my")] == ["m", "f", "n", "p", "1"]
    assert {"we", "you", "one"}.isdisjoint(forms)
    assert words.genders() == {w: g for w, g in forms.items() if g in "mf"}


def test_pronouns_before_or_in_place_of_a_noun() -> None:
    assert words.third_person() == {"he", "him", "his", "she", "her", "it", "its", "they", "them", "their"}


def test_who_writes_and_who_reads() -> None:
    assert {"we", "us", "you", "one", "myself", "ourselves"} <= words.first_and_second_person()
    assert {"our", "mine", "he"}.isdisjoint(words.first_and_second_person())


def test_months_are_known_whole_and_shortened() -> None:
    assert len(words.month_names()) == 12
    assert [words.months()[m] for m in ("january", "jan", "may", "sept", "december")] == [1, 1, 5, 9, 12]
    assert words.months_abroad()["juil"] == 7
    assert words.weekdays()[0] == "monday"


def test_longer_alternatives_are_tried_first() -> None:
    found = words.alternatives("abbreviations inside a sentence").split("|")
    assert found.index("Reps") < found.index("Rep")


def test_endings_are_for_endswith() -> None:
    assert "nation".endswith(words.endings("abstract nouns"))
    assert not "nations".endswith(words.endings("abstract nouns"))


@pytest.mark.parametrize("ask", [words.group, words.endings, words.alternatives])
def test_a_group_that_is_not_there_is_an_error(ask: object) -> None:
    with pytest.raises(KeyError):
        ask("no such group")  # type: ignore[operator]
