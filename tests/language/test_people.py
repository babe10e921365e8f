"""Names of people."""

from __future__ import annotations

import pytest

from framing.language.people import gender, is_close, is_same_person, parts, short_forms


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("President Donald J. Trump", ("donald", "j", "trump")),
        ("Walter B. Jones Jr.", ("walter", "b", "jones")),
        ("Clinton’s", ("clinton",)),
        ("François Hollande", ("francois", "hollande")),
        ("Xi Jinping", ("jinping", "xi")),
        ("Kim Jong Un", ("jong", "un", "kim")),
        ("Moon Jae-in", ("jae", "in", "moon")),
        ("Kim Campbell", ("kim", "campbell")),
        ("Tan Sri Rahim Osman", ("rahim", "osman")),
        ("Tan Sri Rahim", ("rahim",)),
        ("Datuk Seri Dr. Azman Harun", ("azman", "harun")),
        ("Tan Wei Lin", ("wei", "lin", "tan")),
        ("Lt. Gen. Ada Obi", ("ada", "obi")),
    ],
)
def test_parts(name: str, expected: tuple[str, ...]) -> None:
    assert parts(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Duncan Rait", "Duncan Raite", True),
        ("Stephan Cole", "Stephen Cole", True),
        ("Gerard Cole", "Stephen Cole", False),
        ("Duncan Cook", "Duncan Cork", False),
        ("Duncan Rait", "David Raite", False),
        ("Mo Cheeks", "Maurice Cheeks", True),
        ("Betty Page", "Bettie Page", True),
        ("Alexis Grigoropoulos", "Alexandros Grigoropoulos", True),
        ("Christian Smith", "Christopher Smith", False),
        ("Donald Trump", "Donald J. Trump", True),
        ("Hillary Clinton", "Bill Clinton", False),
        ("Mike Pence", "Michael Pence", True),
        ("Bill Clinton", "William Clinton", True),
        ("Alexander Lukashenko", "Aleksandr Lukashenka", True),
        ("Kim Jong Un", "Kim Jong-un", True),
        ("Jeb Bush", "George Bush", False),
        ("Kim Jong-un", "Kim Jong-il", False),
        ("George W. Bush", "George H. W. Bush", False),
        ("George W. Bush", "George Walker Bush", True),
        ("Hillary Rodham Clinton", "Hillary Clinton", True),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert is_same_person(parts(one), parts(other)) is same
    assert is_same_person(parts(other), parts(one)) is same


def test_titles_tell_gender_before_given_names() -> None:
    assert gender(("hillary", "clinton")) == "f"
    assert gender(("clinton",), "Mr.") == "m"
    assert gender(("clinton",)) == ""
    assert gender(("rose", "nambi"), "Bishop") == "f"
    assert gender(("nambi",), "Bishop") == "m"
    assert gender(("putin",)) == "m"


def test_short_names_are_not_close() -> None:
    assert not is_close("bush", "busk")
    assert is_close("zelensky", "zelenskyy")
    assert not is_close("johnson", "johnston2")


def test_short_forms_of_a_body() -> None:
    assert short_forms("boston red sox") == ["brs", "boston", "red sox", "sox"]
    assert short_forms("house judiciary committee") == ["hjc", "judiciary committee"]
    assert short_forms("congress") == []
