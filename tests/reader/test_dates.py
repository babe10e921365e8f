import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reader.dates import read_date


@pytest.mark.parametrize(
    "written",
    [
        "2019-11-05",
        "2019/11/5",
        "2019.11.05",
        "20191105",
        "20191105T101500Z",
        "2019-11-05T23:59:59+02:00",
        "5 November 2019",
        "5th of November 2019",
        "Nov. 5, 2019",
        "November 5th 2019",
        "Tue, 05 Nov 2019 08:00:00 GMT",
        "Published: Tuesday 5 Nov 2019",
        "05-Nov-2019",
        "2019 Nov 05",
        "2019年11月5日",
        "1572912000",
        "1572912000000",
        "Tue Nov 05 10:15:00 +0000 2019",
        "Tue Nov 5 10:15:00 UTC 2019",
        "5 novembre 2019",
        "5/Nov/2019",
        "2019. 11. 5.",
        "5 de noviembre de 2019",
    ],
)
def test_unambiguous_forms(written: str) -> None:
    assert read_date(written) == ("2019-11-05", "")


def test_months_in_other_languages() -> None:
    told = [read_date(written)[0] for written in ("5. März 2021", "1er mars 2022", "3 de marzo de 2022", "7 août 2021")]
    assert told == ["2021-03-05", "2022-03-01", "2022-03-03", "2021-08-07"]


def test_numbers_that_can_be_only_one_date() -> None:
    assert read_date("25/12/2020")[0] == read_date("12/25/2020")[0] == read_date("25.12.2020")[0] == "2020-12-25"
    assert read_date("7/7/2020") == ("2020-07-07", "")


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("05/11/2019", "may be 5 November or 11 May 2019; write 2019-11-05 or 2019-05-11"),
        ("5/11/19", "a year of two digits"),
        ("31 February 2020", "is no day of the calendar"),
        ("2020-13-01", "is no day of the calendar"),
        ("yesterday", "is not understood"),
        ("March 2021", "is not understood"),
    ],
)
def test_what_is_no_date_or_two_is_told_and_not_guessed(written: str, problem: str) -> None:
    date, told = read_date(written)
    assert date is None
    assert problem in told


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_reason(text: str) -> None:
    date, told = read_date(text)
    assert (date is None) == bool(told or not text.split())
