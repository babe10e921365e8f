"""Headlines with the capitals of running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.casing import is_common, sentence_case

BODY = "On Monday Roger Stone met Ann Brat of the Tea Party. The harbour council had rejected the stone bridge."


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Minister Slammed for Late Reply to Flood Victims", "Minister slammed for late reply to flood victims"),
        ("Harbour Council Rejects Tea Party Plan", "Harbour council rejects Tea Party plan"),
        ("Governor Accuses White House Of Betrayal", "Governor accuses White House of betrayal"),
        ("Indicting Roger Stone, Judge Hasn’t Finished", "Indicting Roger Stone, judge hasn’t finished"),
        ("Ann Brat To Visit Lisk On Thursday In July", "Ann Brat to visit Lisk on Thursday in July"),
        ("SENATOR BRAT ATTACKS HARBOUR COUNCIL", "Senator Brat attacks harbour council"),
        ("NATO Warns Council Of Russian Threat", "NATO warns council of Russian threat"),
        ("Bridge Council: Rejected Stone Plan Returns", "Bridge council: Rejected stone plan returns"),
    ],
)
def test_capitals_are_those_of_running_text(headline: str, expected: str) -> None:
    assert sentence_case(headline, BODY) == expected


@pytest.mark.parametrize("headline", ["Council rejects the plan of the Tea Party", "Fire in Lisk", "", "Rain"])
def test_other_headlines_stay(headline: str) -> None:
    assert sentence_case(headline, BODY) == headline


@given(st.text(), st.text())
def test_only_capitals_change(headline: str, body: str) -> None:
    made = sentence_case(headline, body)
    assert len(made) == len(headline)
    assert made.lower() == headline.lower()


def test_common_words_are_known_with_their_endings() -> None:
    assert all(map(is_common, ["slammed", "vows", "denying", "replies", "victims"]))
    assert not any(map(is_common, ["brexiteers", "lisk", "strzok"]))


def test_a_paragraph_in_capitals_has_the_capitals_of_running_text() -> None:
    text = "INGRID SOLHEIM SAID THE COMPANY HAD FAILED ITS WORKERS. RENNER CALLED SOLHEIM A LIAR ON MONDAY."
    assert sentence_case(text, text) == (
        "Ingrid Solheim said the company had failed its workers. Renner called Solheim a liar on Monday."
    )
    mixed = "The U.S. and NATO met on Monday. It ended late."
    assert sentence_case(mixed, mixed) == mixed
