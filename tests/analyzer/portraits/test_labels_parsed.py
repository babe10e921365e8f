"""What is a label and whose, in short texts."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest
from reading_notation import read_all, who

from framing.model import Analysis

TEXTS = {
    "refuted": "Critics falsely portrayed Omar Haddad as a terrorist. Despite propaganda that portrays Ana Reyes as a "
    "puppet, she voted for it. Ministers portrayed Ida Holm as a crook.",
    "titled": "Secretary of the Council of Elders Joseph Banda condemned the vote on Monday. People in Occupied Crimea cannot vote.",
    "poor": "Officials in northern Chad, which is close to the border, closed a road.",
    "pair": "The patients, a husband and wife, are from Selm.",
    "pictures": "An unflattering close-up of Senator Ruth Vane drew laughter. A grim photo of Paul Dorn hung there. "
    "A computer generated image of Ada Lund ran on Monday.",
    "admirer": "The critics are led by Mayor Omar Said, a big fan of Ada Pell, who has talked up the protests.",
    "charge": "Said attacked Tom Kade, accusing the Ohio senator of “amplifying” hatred.",
    "sign": "Senate Liberals wanting more time is a sign of fear.",
    "how": "The talks focused on just how far the Liberals are willing to go. Such words drew the ire of nurses.",
    "challenger": "Her rival, Omar Banda, a popular former general, got 41%, according to the commission.",
    "only": "“Here there are no masters and slaves, only Chileans,” he said. “All the lies, all the people who fell for them.”",
    "one seal": "The minister spoke of a SEAL accused of murder. He was demoted to a first class petty officer.",
    "office of": "Secretary of the Navy Dan Roe's term has ended.",
    "one of two": "A report says that the former judge and staunch conservative met her.",
    "proof": "Lou Hart said that he would not change his mind even if there was proof that Ned Hale was guilty.",
    "Arben": "Among those held was Mira Duka's husband, Arben, a lawyer notorious for bribing judges.",
    "a case": "Officer Kyle Brandt was acquitted in the shooting of a motorist, a case that set off weeks of demonstrations.",
    "lying": "Guards will not leave men lying there. The nurse left by a side door.",
    "rule": "Librarians who failed to comply could be fined.",
    "shouted label": "SHAMELESS water baron Sir Giles Peverell has quit.",
    "armed with": "Youths stormed Selm Police Station armed with clubs.",
    "whom": "Pilar Ruano, whom the minister had called a terrorist, won. Detective Amy Rowe met Carl Weiss, a critic of the war.",
    "parent": "Ann Roe, who has never met a rule she would not break, left.",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Analysis]:
    return read_all(TEXTS)


def test_a_refuted_label_is_shown_as_denied_and_blames_nobody(read: dict[str, Analysis]) -> None:
    labels = {d.text: (d.negated, d.polarity.sign) for d in read["refuted"].descriptors if d.relation == "as-phrase"}
    assert labels == {"terrorist": (True, 0), "puppet": (True, 0), "crook": (False, -1)}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("a case", "Kyle Brandt", {"Officer": 0}),
        ("lying", "men", {}),
        ("rule", "Librarians", {}),
        ("shouted label", "Giles Peverell", {"SHAMELESS water baron": -1}),
        ("armed with", "Selm Police Station", {}),
        ("Arben", "Arben", {"Mira Duka's husband": 0, "lawyer notorious for bribing judges": -1}),
        ("parent", "Ann Roe", {"has never met a rule she would not break": 0}),
        ("whom", "Carl Weiss", {"critic of the war": 0}),
    ],
)
def test_what_is_said_of_somebody(read: dict[str, Analysis], text: str, name: str, expected: dict[str, int]) -> None:
    entity = who(read[text], name).id
    assert {d.text: d.polarity.sign for d in read[text].descriptors if d.entity == entity} == expected


@pytest.mark.parametrize(
    ("text", "name"), [("pictures", "Ruth Vane"), ("pictures", "Paul Dorn"), ("pair", "a husband")]
)
def test_a_picture_or_a_pair_is_no_label(read: dict[str, Analysis], text: str, name: str) -> None:
    entity = who(read[text], name).id
    assert not {d.text for d in read[text].descriptors if d.entity == entity and d.relation != "title"}


def test_which_of_two_is_near(read: dict[str, Analysis]) -> None:
    officials = who(read["poor"], "Officials").id
    assert not [d for d in read["poor"].descriptors if d.entity == officials]


def test_who_of_two_it_was_is_left_open(read: dict[str, Analysis]) -> None:
    for name in ("Omar Said", "Ada Pell"):
        entity = who(read["admirer"], name).id
        assert not [d for d in read["admirer"].descriptors if d.entity == entity and d.relation == "relative clause"]


def test_a_charge_and_a_deed_are_no_label(read: dict[str, Analysis]) -> None:
    assert not [d for d in read["charge"].descriptors if "hatred" in d.text]
    assert not [d for d in read["sign"].descriptors if d.relation == "copula"]


def test_a_question_and_a_feeling_that_is_drawn_are_no_label(read: dict[str, Analysis]) -> None:
    assert not read["how"].descriptors


def test_one_of_a_force_and_a_rank(read: dict[str, Analysis]) -> None:
    found = read["one seal"]
    assert who(found, "a SEAL").label == "PERSON"
    assert {d.polarity.sign for d in found.descriptors} <= {0}
    assert [d.text for d in read["office of"].descriptors] == ["Secretary of the Navy"]


def test_what_there_may_be_proof_of_is_no_label(read: dict[str, Analysis]) -> None:
    assert not read["proof"].descriptors
    assert [e.name for e in read["one of two"].entities if e.label == "PERSON"] == ["former judge", "she"]


def test_an_aside_in_a_report_is_the_outlets(read: dict[str, Analysis]) -> None:
    assert {d.text: d.voice.value for d in read["challenger"].descriptors}["popular former general"] == "own"


def test_what_is_set_against_or_added_describes_nobody(read: dict[str, Analysis]) -> None:
    assert {d.relation for d in read["only"].descriptors} <= {"relative clause"}


def test_a_long_title_ends_before_the_name(read: dict[str, Analysis]) -> None:
    entity = who(read["titled"], "Joseph Banda").id
    assert {d.text for d in read["titled"].descriptors if d.entity == entity} == {"Secretary of the Council of Elders"}
