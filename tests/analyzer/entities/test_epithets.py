"""Whom titles, epithets and the words of headlines mean, in short parsed articles; and who is one across articles."""

# ruff: noqa: E501 - a text a line

from __future__ import annotations

import pytest
from headed import headed_texts

from framing.comparator.entities.entities import compared_entities
from framing.language import people
from framing.model import Analysis

TEXTS = {
    "trader": "Rogue trader jailed\n\nA former trader who hid losses of £80m was jailed for nine years on Tuesday. Martin "
    "Hale, 38, pleaded guilty to fraud. The disgraced banker wept in the dock.",
    "surgeon": "Star surgeon struck off\n\nDr Anita Rao was struck off the medical register on Friday. The celebrated "
    "surgeon had denied the charges.",
    "cop": "Hero cop cleared\n\nA jury on Friday cleared a decorated police officer who shot a student. Dan Kroll, a "
    "20-year veteran, hugged his wife.",
    "boss": "FAT CAT rail boss quits\n\nThe chief executive of Norlink has resigned after a fatal crash. Sir Alan Pike, "
    "61, will get £2m.",
    "strongman": "President Omar Diallo dissolved parliament on Sunday. Opposition leader Awa Sarr called it a coup. The "
    "strongman has ruled for 22 years.",
    "junta": "Gen. Marcus Bello closed the border on Monday. Rebel commander Idris Kone rejected the order. The junta "
    "leader also banned rallies.",
    "excellency": "His Excellency the President of the Sovereign Council, General Abdel Tahir, visited the wounded on "
    "Monday. The President wept.",
    "two senators": "Senator Dana Cole met Senator Phil Marsh on Monday. The firebrand said that taxes would fall.",
    "two offices": "Mayor Olga Brand opened the fair on Friday. The governor praised farmers.",
    "new mayor": "Mayor Paul Dorn left on Friday. The whistleblower wept.",
    "nurse": "Nurse killed on ward\n\nA nurse was stabbed to death in Leeds on Sunday. Mark Dunn, 41, was arrested.",
    "judge": "Conman jailed\n\nA conman was jailed on Friday. Judge Ruth Lang, 60, said that he was a coward.",
    "OSCE": "The Organization for Security and Co-operation in Europe said on Monday that the vote was flawed.",
    "army": "The Army sent divers to Vadipur on Monday after the bridge fell. The Army's engineers wept.",
    "his troops": "Rebel leader Idris Kone said on Monday that his troops had taken Bamba.",
    "government troops": "Government troops withdrew from Bamba on Monday, the ministry said.",
    "her voters": "Ivana Kos claimed victory on Sunday. Her supporters danced in the square.",
    "his voters": "Viktor Stan claimed victory on Sunday. His supporters danced in the square.",
    "fled": "An estimated 4,000 people have fled Bamba since Monday. The people need water.",
    "front": "The People's Liberation Front attacked Bamba on Monday. The People's Liberation Front won.",
    "party bosses": "Party bosses backed the bill on Monday. The bosses met in private.",
    "bank bosses": "Bank bosses attacked the bill on Monday. The bosses called it a threat.",
    "killed": "Seven people were killed in clashes in Kano on Sunday.",
    "arrested": "Police said that 40 people had been arrested in clashes in Kano on Sunday.",
    "every": '"Every teacher deserves a raise," union leader Paul Dunn said on Monday.',
    "teacher": "Maria Lopez, a teacher, crossed the picket line on Monday.",
    "friends of": "Friends of the Park said on Monday that the plan would kill trees.",
    "friends": "Oscar Rey was found dead on Monday. Friends said that he had been ill.",
    "premier": "The embattled premier called elections for May on Friday. The opposition welcomed it.",
    "Hoffman": "Prime Minister Lena Hoffman called elections for May on Friday. The opposition welcomed it.",
    "two": "A father of two was shot on Sunday in Elmside. He died in hospital.",
    "five": "A father of five was arrested on Sunday after a shooting in Elmside. He denied it.",
}


@pytest.fixture(scope="module")
def found() -> dict[str, Analysis]:
    return headed_texts(TEXTS)


def _is_one(found: dict[str, Analysis], one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two mentions, each told by its article and text, are one referent of the story of these articles."""
    story = [found[name] for name in dict.fromkeys((one[0], other[0]))]
    return any(
        all(any(m.source == name and m.text == text for m in e.mentions) for name, text in (one, other))
        for e in compared_entities(story, {})
    )


@pytest.mark.parametrize(
    ("name", "described", "who"),
    [
        ("trader", "Rogue trader", "Martin Hale"),
        ("trader", "A former trader", "Martin Hale"),
        ("trader", "The disgraced banker", "Martin Hale"),
        ("surgeon", "Star surgeon", "Anita Rao"),
        ("surgeon", "The celebrated surgeon", "Anita Rao"),
        ("cop", "Hero cop", "Dan Kroll"),
        ("cop", "a decorated police officer", "Dan Kroll"),
        ("boss", "FAT CAT rail boss", "Alan Pike"),
        ("boss", "The chief executive", "Alan Pike"),
        ("strongman", "The strongman", "Omar Diallo"),
        ("junta", "The junta leader", "Marcus Bello"),
        ("excellency", "His Excellency", "Abdel Tahir"),
    ],
)
def test_an_epithet_is_of_the_only_one_whom_it_fits(
    found: dict[str, Analysis], name: str, described: str, who: str
) -> None:
    assert _is_one(found, (name, described), (name, who))


@pytest.mark.parametrize(
    ("name", "described", "who"),
    [
        ("strongman", "The strongman", "Awa Sarr"),
        ("junta", "The junta leader", "Idris Kone"),
        ("two senators", "The firebrand", "Dana Cole"),
        ("two offices", "The governor", "Olga Brand"),
        ("new mayor", "The whistleblower", "Paul Dorn"),
        ("nurse", "A nurse", "Mark Dunn"),
        ("judge", "A conman", "Ruth Lang"),
    ],
)
def test_an_epithet_is_of_nobody_else(found: dict[str, Analysis], name: str, described: str, who: str) -> None:
    assert not _is_one(found, (name, described), (name, who))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("his troops", "his troops"), ("government troops", "Government troops")),
        (("her voters", "Her supporters"), ("his voters", "His supporters")),
        (("fled", "The people"), ("front", "People's Liberation Front")),
        (("party bosses", "Party bosses"), ("bank bosses", "Bank bosses")),
        (("killed", "Seven people"), ("arrested", "40 people")),
        (("every", "Every teacher"), ("teacher", "Maria Lopez")),
        (("friends of", "Friends of the Park"), ("friends", "Friends")),
        (("two", "A father"), ("five", "A father")),
    ],
)
def test_two_articles_tell_of_others(found: dict[str, Analysis], one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not _is_one(found, one, other)


def test_a_calling_is_like_the_office_of_the_other_article(found: dict[str, Analysis]) -> None:
    assert _is_one(found, ("premier", "The embattled premier"), ("Hoffman", "Lena Hoffman"))


def test_whole_names_of_bodies_and_no_country_by_default(found: dict[str, Analysis]) -> None:
    assert "Organization for Security and Co-operation in Europe" in {e.name for e in found["OSCE"].entities}
    assert "U.S. Army" not in {e.name for e in found["army"].entities}


def test_two_offices_are_no_like_callings() -> None:
    assert people.are_like_callings("strongman", "president")
    assert not people.are_like_callings("mayor", "governor")
    assert people.is_anybodys("whistleblower")
