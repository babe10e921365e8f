"""Who says what, in short texts."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest
from reading_notation import read_all

from framing.model import Analysis

TEXTS = {
    "silent": "Larkspur & Sons did not comment… A vote is due in June. The firm did not answer; its shares fell.",
    "she": "The candidate, 68-year-old retired general Arnulfo Peres, lacks support in a party led by 45-year-old Maria Luisa Ferrer.\n\nShe was barred in June after she asked for sanctions.",
    "critics": "The damning report by Prof Ingrid Hallo was published on Thursday. Ned Ross's scathing review of the hospital came later. Ana Reyes's dishonest answers angered the house. The latest victim of slander is a judge.",
    "parted": "Rents rose in May, according to the bank, while wages fell. The council shut the pool on Monday, and nine swimmers were "
    "hurt in a protest, according to police.",
    "remark": "Karl Roth said the plan was dead, a claim that is plainly false.",
    "called": "On Monday, Nora Finch called the vote a farce.",
    "ahead": "‘A shame’: Finch blasts raid on mill\n\nNora Finch spoke on Monday.",
    "colon": "Former judge: ruling betrayed Ostia and rewarded its enemies\n\nOstia lost the case on Monday.",
    "initials": "Cholera: WHO warns of more cases\n\nTwo people died in Selm on Monday.",
    "courtesy": "“The mayor has a very simple plan,” Ms. O’Dowd continued. “It is a good plan.”",
    "union": "The National Union of Nurses President Ida Marsh said that the cuts were cruel.",
    "paper": "The Post obtained a letter sent from his lawyer to Judge Amy Kerr asking her to drop the case.",
    "board": "The navy told Paul Dorn that he would face a board to determine if he should keep his rank.",
    "whether": "The notes did not specify whether the tests would conclude early.",
    "continued": "Ned Hale continued to spend union money on “client dinners”. The paper replied by posting an “outtakes” "
    "gallery on its site.",
    "alibi": "His denials were compared with his alibi of being at a hotel – on the same night it is alleged he robbed a bank.",
    "ads": "TV ads that call for a ban were shown on Monday.",
    "republican": "“We do not make law,” Lou Hart said on the floor.\n\n“We judge it. It is our job,” the Ohio Republican said.",
    "idioms of calling": "Union leader Rosa Lind called a halt to the strike. Marek and Novy called it quits. Judge Bell called three "
    "witnesses. They called time on the talks.",
    "family": "The Blooms bought the paper in 1980. Mayor Carl Bloom, whose wife Ida Bloom edits it, smiled. The Bloom family "
    "declined to comment. His brother Max Bloom left. Mrs. Bloom wept.",
    "said again": "Mr. Dorn said Mr. Hale was seen as a weak candidate but said the base of the party might warm to him.",
    "second word": "The union rejected the notion that Ned Hale is a moderate, calling him a “puppet” on Monday. Lou Hart described the "
    "crisis he believes Peru is facing, citing floods.",
    "wanted words": "The report calls for city officials to acknowledge that the tactics were cruel.",
    "links": "For example, Lou Hart said, the gap could be explained by shoppers.",
    "hours before": "Ibo Sesay was declared the winner on Friday, hours before soldiers opened fire on a crowd, killing nine.",
    "fears": "Ministers in Rome tried to ease fears that the virus was spreading. Shares fell, reflecting doubts that Peru could pay. "
    "The strike stoked worries that Chile would default, helping to sink the peso.",
    "insisted": "Some fear the cuts insisted upon by the bank and the fund could hurt growth.",
    "nurses": "Nurses at Kelmore Hospital, who asked not to be named, said that they had seen ten bodies.",
    "using": "Guards denied using force. The clerk admitted taking bribes.",
    "calling on": "Ida Sorel criticized Dan Roe for calling on members to disrupt the talks by blocking a road.",
    "morning": "In a brief talk on Sky News, Minister Ann Berg, D-Ohio, called on Dan Roe to resign.",
    "told where": "Her parents have not been told where she is. The board discovered that the clerk had fled.",
    "shop": "Macy’s Home Store closed on Monday. Macy’s said the shops were empty. Macy’s Home Store is old.",
    "survivors": "At least 12 miners, most of them young men, choked to death or fell from ladders on Monday after managers locked the gate, "
    "survivors said.",
    "dash alone": "Rain fell in Selm on Monday.\n\n“The dam is safe.”\n\n—\n\nIt rained again on Tuesday.",
    "semicolon": "Fire at the mill kills nine; owners pledge full support.",
    "liar": "Tom Kade is the man critics call a liar. The families got ten pounds each, which Ida Marsh called an insult.",
    "topic resigns": "Ann Roe: Danish congresswoman resigns amid affair claims\n\nAnn Roe resigned on Sunday.",
    "topic fall": "Tom Kade: Governor's fall from grace\n\nTom Kade left on Monday.",
    "demand": "Senator Lou Hart: Governor must go\n\nLou Hart spoke on Monday.",
    "speaker on": "Hart on Kade: Shouting is no answer\n\nLou Hart met Tom Kade on Monday.",
    "verbless": "During his campaign, Hale dismissed claims of theft against himself and threatened to sue his accusers. He claimed that a tape "
    "of him was a joke.",
    "printed": "Hale's campaign denied the claims, which the Post first printed, telling the paper the stories were lies.",
    "series": "Ida Marsh claimed Ned Kade took her purse; pushed her over the rail; and left.",
    "pupils": "The Post met two women who were pupils at the time who claimed Hale pursued them when he was a teacher.",
    "as reported": "“The plan is dead,” Ann Berg told reporters, according to the Tribune. “I killed it. I am glad,” she said, according to a "
    "transcript. Nobody wept, according to witnesses. Tom Kade lost his election.",
}
HEADED = {"ahead", "topic resigns", "topic fall", "demand", "speaker on", "colon", "initials"}


@pytest.fixture(scope="module")
def read() -> dict[str, Analysis]:
    return read_all(TEXTS, HEADED)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("parted", "the bank", "Rents rose in May"),
        ("parted", "police", "nine swimmers were hurt in a protest"),
        ("remark", "Karl Roth", "the plan was dead"),
        ("called", "Nora Finch", "the vote a farce"),
        ("semicolon", "owners", "full support"),
        ("ahead", "Finch", "A shame"),
    ],
)
def test_how_far_a_voice_reaches(read: dict[str, Analysis], text: str, speaker: str, words: str) -> None:
    said = [(q.speaker_words, q.text) for q in read[text].quotations if q.type not in ("topic", "act")]
    assert (speaker, words) in said
    assert len([who_ for who_, _ in said if who_ == speaker]) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("colon", {("Former judge", ":")}),
        ("initials", {("WHO", "warns")}),
        ("courtesy", {("Ms. O’Dowd", "continued")}),
        ("idioms of calling", set()),
        ("as reported", {("Ann Berg", "told"), ("she", "said"), ("witnesses", "according to")}),
        ("verbless", {("Hale", "dismissed"), ("Hale", "threatened"), ("He", "claimed")}),
        ("printed", {("Hale's campaign", "denied"), ("Hale's campaign", "telling")}),
        ("series", {("Ida Marsh", "claimed")}),
        ("pupils", {("two women", "claimed")}),
        ("liar", {("critics", "call"), ("Ida Marsh", "called")}),
        ("topic resigns", set()),
        ("topic fall", set()),
        ("demand", {("Senator Lou Hart", ":")}),
        ("speaker on", {("Hart", ":")}),
        ("survivors", {("survivors", "said")}),
        ("semicolon", {("owners", "pledge")}),
        ("dash alone", set()),
        ("hours before", set()),
        ("fears", set()),
        ("insisted", {("Some", "fear")}),
        ("nurses", {("Nurses", "said")}),
        ("using", {("Guards", "denied"), ("The clerk", "admitted")}),
        ("calling on", {("Ida Sorel", "criticized"), ("Dan Roe", "calling")}),
        ("morning", {("Minister Ann Berg", "called")}),
        ("told where", set()),
        ("shop", {("Macy", "said")}),
        ("said again", {("Mr. Dorn", "said")}),
        (
            "second word",
            {
                ("The union", "rejected"),
                ("The union", "calling"),
                ("Lou Hart", "described"),
                ("he", "believes"),
                ("Lou Hart", "citing"),
            },
        ),
        ("wanted words", {("The report", "calls")}),
        ("family", {("The Bloom family", "declined")}),
        ("union", {("The National Union of Nurses President Ida Marsh", "said")}),
        ("paper", {("a letter", "asking")}),
        ("board", {("The navy", "told")}),
        ("whether", {("The notes", "specify")}),
        ("continued", set()),
    ],
)
def test_who_says_it(read: dict[str, Analysis], text: str, expected: set[tuple[str, str]]) -> None:
    said = (q for q in read[text].quotations if q.speaker_start is not None)
    assert {(q.speaker_words or "", q.cue or "") for q in said} == expected


def test_only_what_stands_behind_it_is_alleged(read: dict[str, Analysis]) -> None:
    assert [q.text for q in read["alibi"].quotations] == ["he robbed a bank"]


def test_ads_that_call_for_something_are_described(read: dict[str, Analysis]) -> None:
    assert not read["ads"].quotations


def test_a_description_goes_on_for_the_speaker_before(read: dict[str, Analysis]) -> None:
    assert {q.speaker for q in read["republican"].quotations} == {"Lou Hart"}


def test_words_that_only_join_are_not_reported(read: dict[str, Analysis]) -> None:
    assert [q.text for q in read["links"].quotations] == ["the gap could be explained by shoppers"]


def test_who_does_not_comment_says_nothing(read: dict[str, Analysis]) -> None:
    assert [q.text for q in read["silent"].quotations if q.type in ("direct", "indirect", "mixed")] == []
