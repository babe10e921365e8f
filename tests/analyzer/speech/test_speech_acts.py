"""Acts of speech and where statements end, in sentences parsed by the pipeline: what is a statement, and whose."""

from __future__ import annotations

import pytest

import parsed
from framing.language.voices import STATEMENTS as SAID
from framing.model import Analysis
from framing.reader import read

STATEMENTS = {
    "The retired goalkeeper denies any involvement in the betting ring.": ("act", "goalkeeper", "any involvement"),
    "The widow of the pilot thanked the fishermen of Tasiilaq.": ("act", "widow", "the fishermen"),
    "The chess federation condemned the ban on Tuesday.": ("act", "federation", "the ban"),
    "The raid was condemned by the dockers.": ("act", "dockers", "The raid"),
    "The clinic's owner apologised for the mix-up.": ("act", "owner", "the mix-up"),
    "The bank rejected the accusation on Friday.": ("act", "bank", "the accusation"),
    "Senator Hugh Adeyemi welcomed the ruling.": ("act", "Adeyemi", "the ruling"),
    "Senator Hugh Adeyemi blasted the mayor on Friday.": ("act", "Adeyemi", "the mayor"),
    "Senator Hugh Adeyemi ripped the ruling on Friday.": ("act", "Adeyemi", "the ruling"),
    "Bishop Tomas Aranda blamed the landlords who let the chapel crumble.": ("indirect", "Aranda", "the landlords"),
    "Farmers near Ludhiana demanded a higher floor price for wheat.": ("act", "farmers", "a higher floor"),
    "Rosa Quispe voiced anger over the delay.": ("indirect", "Quispe", "anger over"),
    "Striking nurses pleaded for better pay.": ("indirect", "nurses", "better pay"),
    "The coach credited his wife with his recovery.": ("indirect", "coach", "his wife with"),
    "Colleagues spoke of a climate of fear.": ("indirect", "colleagues", "a climate"),
    "The envoy cautioned against a hasty truce.": ("indirect", "envoy", "a hasty truce"),
    "The party pledged free buses.": ("indirect", "party", "free buses"),
    "He mumbled that the wages would be paid.": ("indirect", "he", "that the wages"),
    "Classmates remembered her as a loner who drew horses.": ("indirect", "classmates", "a loner"),
    "Surgeons diagnosed a fractured skull.": ("indirect", "surgeons", "a fractured"),
    "Courier Jin Park described sleeping in a van for nine weeks.": ("indirect", "Park", "sleeping in"),
    "Nurse Ada Kern described treating burned children by the light of phones.": (
        "indirect",
        "Kern",
        "treating burned children",
    ),
    "A survey by Novak Institute put support for the strike at 61%.": (
        "indirect",
        "survey",
        "support for the strike at 61%",
    ),
    "A poll by Novak put Kern's party two points behind the Greens.": ("indirect", "poll", "Kern's party two points"),
    "The clans have burned 16 farms since May. It has repeatedly broken truces, the foreign ministry said.": (
        "indirect",
        "ministry",
        "It has repeatedly",
    ),
    "The idea that tenants caused the fire is nonsense, housing minister Owen Blake said.": (
        "indirect",
        "Blake",
        "The idea that tenants caused the fire is nonsense",
    ),
}
"""A sentence, and the type, a word for the speaker and the first words of a statement in it."""

NONE = (
    "He explained the rule to the children.",
    "The union did not praise the deal.",
    "The union will praise the deal.",
    "The union wants to praise the deal.",
    "She was jailed for criticising the king.",
    "The board denied the family a place.",
    "The guards denied entry to nine monks.",
    "The guards denied the prisoners.",
    "The club dismissed the coach in May.",
    "The senate rejected the bill in May.",
    "The couple welcomed their second child.",
    "The miners blasted the rock in May.",
    "The council backed the bill by nine votes to four.",
    "The board was asked to close the mine.",
    "The police requested four officers from Lisk.",
    "They put the vase at the door.",
    "When the vote was over, the mayor smiled.",
)
"""Sentences in which nobody says anything."""


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Analysis]:
    folder = tmp_path_factory.mktemp("acts")
    sentences = (*STATEMENTS, *NONE)
    paths = [folder / f"{k}.txt" for k in range(len(sentences))]
    for path, sentence in zip(paths, sentences, strict=True):
        path.write_text(sentence, encoding="utf-8")
    return dict(zip(sentences, parsed.analyses(read([str(p) for p in paths]).articles), strict=True))


def _statements(analysis: Analysis) -> list[tuple[str, str | None, str]]:
    return [(q.type, q.speaker, q.text) for q in analysis.quotations if q.type in SAID]


@pytest.mark.parametrize("sentence", STATEMENTS)
def test_a_statement(analysed: dict[str, Analysis], sentence: str) -> None:
    type_, who, said = STATEMENTS[sentence]
    found = _statements(analysed[sentence])
    assert [t for t, name, text in found if who in (name or "") and text.startswith(said)] == [type_], found


@pytest.mark.parametrize("sentence", NONE)
def test_no_statement(analysed: dict[str, Analysis], sentence: str) -> None:
    assert _statements(analysed[sentence]) == []
