import pytest

from framing.model import PartKind
from framing.reader.structure import is_byline, lines, merged, paragraphs, structure

NEWS = """Minister and close ally of mayor Ada Brown to resign
Transport Minister Carl Weber's resignation comes after weeks of protest.
Transport Minister Carl Weber has announced that he will step down on Friday.
He gave no reason.
-the daily example"""


def kinds(text: str, title: str | None = None) -> list[str]:
    return [p.kind.value for p in structure(text, paragraphs(text), title=title).parts]


def test_headline_standfirst_and_signature_are_told_from_the_body() -> None:
    assert kinds(NEWS) == ["headline", "standfirst", "body", "body", "signature"]
    built = structure(NEWS, paragraphs(NEWS))
    assert built.title == "Minister and close ally of mayor Ada Brown to resign"
    assert built.source == "the daily example"


def test_the_last_point_of_a_list_or_turn_of_a_talk_is_no_signature() -> None:
    points = "The mayor gave two reasons on Monday.\n- {}\n- The owner has fled the town."
    for text in (
        points.format("The boats are old and unsafe."),
        "She was asked whether she would go to Ostrell.\n– I will not go to Ostrell.",
        "She was asked who had called.\n– Who called?\n– Ann Lowe",
    ):
        built = structure(text, paragraphs(text))
        assert built.source is None
        assert {p.kind.value for p in built.parts} == {"body"}
    for name in ("The Associated Press", "Voice of the North", "Ann Lowe, Ostrell Gull"):
        text = f"The ferry stopped at noon on Monday.\nNobody knew why.\n— {name}."
        assert kinds(text)[-1] == ("signature" if "," not in name else "body")
    assert kinds("The ferry stopped at noon on Monday.\nNobody knew why.\n- ½½")[-1] == "signature"
    assert kinds("The ferry stopped at noon on Monday.\nNobody knew why.\n---\n— Reuters")[-1] == "signature"


def test_a_text_without_a_headline_keeps_its_first_paragraph() -> None:
    assert kinds("The vote was close. It ended late.\nNobody won.") == ["body", "body"]


def test_a_headline_may_end_in_initials() -> None:
    prose = "Prosecutors issued subpoenas on Monday in the U.S."
    assert kinds(f"Attorney Subpoenas Governor’s Campaign and Ostia G.O.P.\n{prose}\nIt rained.") == [
        "headline",
        "body",
        "body",
    ]
    assert kinds(f"{prose}\nIt rained.\nIt snowed.") == ["body", "body", "body"]


def test_a_question_above_prose_is_the_headline() -> None:
    prose = "Nobody in authority will say who gave the order to fire, two days after the march through Ostrell ended."
    assert kinds(f"Who ordered the shooting in Ostrell?\n{prose}\nIt rained.") == ["headline", "body", "body"]
    for first in ("Who called? Nobody knows.", "“Who called?”", "Who called?\nAnn Lowe did, she said."):
        assert "headline" not in kinds(f"{first}\n{prose}\nIt rained.")


def test_a_headline_in_the_middle_is_a_subheading_and_stands_in_for_the_title() -> None:
    text = "The first part ends here.\nA new chapter begins\nThe second part ends here."
    assert kinds(text) == ["body", "subheading", "body"]
    assert structure(text, paragraphs(text)).title == "A new chapter begins"


def test_a_second_paragraph_is_a_standfirst_only_if_the_third_begins_anew() -> None:
    text = "Storm hits coast\nMayor Ada Brown closed the schools on Monday.\nThe wind rose in the night."
    assert kinds(text) == ["headline", "body", "body"]


def test_bylines_and_dates_are_no_body() -> None:
    text = "Storm hits coast\nBy Jane Doe\n3 March 2023\nThe wind rose in the night.\nIt fell at noon."
    assert kinds(text) == ["headline", "byline", "byline", "body", "body"]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("By Ann Doe in Port Lorne", True),
        ("By ANN DOE in New York for the Post", True),
        ("By Ann van der Berg", True),
        ("By Émile Duval", True),
        ("By Jane Doe, health correspondent", True),
        ("by Tom Roe and agencies", True),
        ("By Ann Doe, who covers health", False),
        ("By Friday, the city had fled.", False),
        ("By the Numbers", False),
        ("By Ann Doe wins vote", False),
    ],
)
def test_the_form_of_a_byline(line: str, is_one: bool) -> None:
    assert is_byline(line) is is_one


def test_a_head_of_lines_above_wrapped_paragraphs_is_read_line_by_line() -> None:
    text = """Storm hits coast
The Daily Example
By Jane Doe
June 12, 2023

The wind rose in the night and it
took the roof of the hall.

Nobody was hurt, the mayor said,
and the school will open on Friday."""
    assert kinds(text) == ["headline", "byline", "byline", "byline", "body", "body"]


def test_tweets_credits_and_quotations_are_no_headings() -> None:
    text = "He wrote it.\n“I am here”\n@someone pic.twitter.com/x\n— Jane Doe contributed to this report\nThe end came."
    assert kinds(text) == ["body", "body", "furniture", "furniture", "body"]


def test_a_lone_headline_is_still_a_text() -> None:
    assert kinds("Storm hits coast") == ["body"]


def test_hard_wrapped_text_is_joined_by_blank_lines() -> None:
    text = "The wind rose in the night and it\nfell at noon when all\nslept.\n\nThen it rained and\nrained for a week."
    assert [text[a:b].count("\n") for a, b in paragraphs(text)] == [2, 1]


def test_lines_are_spans_without_white_space() -> None:
    text = "  one \n\n\ttwo"
    assert [text[a:b] for a, b in lines(text)] == ["one", "two"]


def test_sentences_that_a_list_broke_at_a_title_are_joined() -> None:
    assert merged(["He wrote to Texas Gov.", "Greg Abbott.", "So it was."]) == [
        "He wrote to Texas Gov. Greg Abbott.",
        "So it was.",
    ]


def test_parts_cover_all_but_white_space() -> None:
    built = structure(NEWS, paragraphs(NEWS))
    covered = "".join(NEWS[p.start : p.end] for p in built.parts)
    assert covered.replace(" ", "") == "".join(NEWS.split())
    assert built.parts[0].kind is PartKind.HEADLINE
